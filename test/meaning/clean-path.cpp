// The pieces of a path, without the empty ones, joined again below the root of
// the application: if that differs from what was asked for, it's where to ask.

#include <httplib.h>
#include <sstream>
#include <string>
#include <vector>

static std::vector<std::string> pieces(const std::string &path) {
  std::vector<std::string> found;
  std::istringstream in(path);
  for (std::string piece; std::getline(in, piece, '/');)
    if (!piece.empty())
      found.push_back(piece);
  return found;
}

static std::string joinPath(const std::string &root,
                            const std::vector<std::string> &pieces) {
  std::string joined = root;
  for (const std::string &piece : pieces)
    joined += "/" + piece;
  return joined;
}

int main() {
  const std::string root = "https://notes.example";
  httplib::Server server;
  server.set_pre_routing_handler(
      [&root](const httplib::Request &req, httplib::Response &res) {
        const std::vector<std::string> clean = pieces(req.path);
        if (joinPath("", clean) == req.path)
          return httplib::Server::HandlerResponse::Unhandled;
        std::string destination = joinPath(root, clean);
        const std::size_t query = req.target.find('?');
        if (query != std::string::npos)
          destination += req.target.substr(query);
        res.set_redirect(destination, 301);
        return httplib::Server::HandlerResponse::Handled;
      });
  server.listen("127.0.0.1", 8080);
}
