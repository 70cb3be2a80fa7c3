// Rules end with a slash or don't, and whoever asks for the other form is sent
// to the one that the map knows.

#include <httplib.h>
#include <set>
#include <string>

struct UrlMap {
  std::set<std::string> rules;
  bool knows(const std::string &path) const { return rules.count(path) != 0; }
};

int main() {
  const UrlMap map{{"/notes/", "/notes/new/", "/about"}};
  httplib::Server server;
  server.set_pre_routing_handler(
      [&map](const httplib::Request &req, httplib::Response &res) {
        if (map.knows(req.path) || !map.knows(req.path + "/"))
          return httplib::Server::HandlerResponse::Unhandled;
        std::string url = req.path + "/";
        const std::size_t query = req.target.find('?');
        if (query != std::string::npos)
          url += req.target.substr(query);
        res.set_redirect(url, 301);
        return httplib::Server::HandlerResponse::Handled;
      });
  server.listen("127.0.0.1", 8080);
}
