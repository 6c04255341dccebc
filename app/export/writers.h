#pragma once
// One function for each format: it writes what the task says, whole or not at all. Problems: what the disk says.

#include "app/export/task.h"

namespace deconvista::exporting {

base::Result<Ending> write_frames(Task const& task);
base::Result<Ending> write_png(Task const& task);
base::Result<Ending> write_svg(Task const& task);
base::Result<Ending> write_pdf(Task const& task);
base::Result<Ending> write_tex(Task const& task);
base::Result<Ending> write_video(Task const& task);  // MP4 and WebM
base::Result<Ending> write_gif(Task const& task);
base::Result<Ending> write_apng(Task const& task);
base::Result<Ending> write_html(Task const& task);
base::Result<Ending> write_pptx(Task const& task);

}  // namespace deconvista::exporting
