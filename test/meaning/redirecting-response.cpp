// A response that sends elsewhere, by default not for ever.

#include <httplib.h>
#include <string>
#include <vector>

static void redirect(httplib::Response &res, const std::string &location,
                     bool permanently = false) {
  res.set_redirect(location, permanently ? 301 : 307);
}

int main() {
  std::vector<std::string> messages;
  httplib::Server server;
  server.Post("/messages",
              [&messages](const httplib::Request &req, httplib::Response &res) {
                messages.push_back(req.get_param_value("text"));
                redirect(res, "/messages/" + std::to_string(messages.size()));
              });
  server.listen("127.0.0.1", 8080);
}
