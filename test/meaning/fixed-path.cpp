// A router that repairs paths tells GET from the rest already.

#include <httplib.h>
#include <map>
#include <string>

class Tree {
public:
  bool findCaseInsensitive(const std::string &path, std::string &fixed) const;
};

int main() {
  std::map<std::string, Tree> trees;
  httplib::Server server;
  server.set_pre_routing_handler(
      [&trees](const httplib::Request &req, httplib::Response &res) {
        std::string fixed;
        if (!trees[req.method].findCaseInsensitive(req.path, fixed))
          return httplib::Server::HandlerResponse::Unhandled;
        int code = 301;
        if (req.method != "GET")
          code = 307;
        res.set_redirect(fixed, code);
        return httplib::Server::HandlerResponse::Handled;
      });
  server.listen("127.0.0.1", 8080);
}
