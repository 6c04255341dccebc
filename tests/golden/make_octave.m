% Writes octave_cases.txt, which tests/core/op/golden_test.cpp reads: octave --no-gui tests/golden/make_octave.m
%
% What conv (for vectors) and conv2 make of small integer arrays, for each shape that they know. One case a line, in
% the format of make_torch.py, values row-major; the kind is the function and the shape.

1;

function text = list(name, numbers)
  text = [' ' name ' ' num2str(numel(numbers)) sprintf(' %d', numbers)];
end

function text = row_major(name, array)
  text = list(name, array.');
end

function write_case(file, kind, u, v, y)
  extents = @(array) size(array)((1 + (rows(u) == 1 && strncmp(kind, 'conv_', 5))):end);
  fprintf(file, '%s%s%s%s%s%s%s\n', kind, list('input', extents(u)), list('kernel', extents(v)), ...
          list('output', extents(y)), row_major('x', u), row_major('w', v), row_major('y', y));
end

rand('twister', 20240229);
values = @(rows, columns) floor(rand(rows, columns) * 11) - 5;
file = fopen(fullfile(fileparts(mfilename('fullpath')), 'octave_cases.txt'), 'w');
fprintf(file, '# made by make_octave.m with Octave %s\n', version);
shapes = {'full', 'same', 'valid'};
for n = 1:8
  for k = 1:n
    u = values(1, n);
    v = values(1, k);
    for shape = shapes
      write_case(file, ['conv_' shape{1}], u, v, conv(u, v, shape{1}));
    end
  end
end
for n = 1:40
  u = values(randi(6), randi(6));
  v = values(randi(rows(u)), randi(columns(u)));
  for shape = shapes
    write_case(file, ['conv2_' shape{1}], u, v, conv2(u, v, shape{1}));
  end
end
% The example that MATLAB's users ask about, and kernels larger than what they slide over.
u = [-1 2 3 -2 0 1 2];
v = [2 4 -1 1];
for shape = shapes
  write_case(file, ['conv_' shape{1}], u, v, conv(u, v, shape{1}));
end
for shape = {'full', 'same'}
  u = values(2, 3);
  v = values(4, 5);
  write_case(file, ['conv2_' shape{1}], u, v, conv2(u, v, shape{1}));
end
fclose(file);
