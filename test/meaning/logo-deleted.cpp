// The administrator takes the logo away, and sees the page with the rest of the
// design.

#include <filesystem>
#include <httplib.h>

int main() {
  httplib::Server server;
  server.Delete("/custom_style/logo",
                [](const httplib::Request &, httplib::Response &res) {
                  std::filesystem::remove("/var/lib/app/logo.png");
                  res.set_redirect("/custom_style", 302);
                });
  server.listen("127.0.0.1", 3000);
}
