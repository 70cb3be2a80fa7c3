// Files of a folder, at one address each.

#include <filesystem>
#include <fstream>
#include <httplib.h>
#include <iterator>
#include <string>

static std::string cleaned(const std::string &path) {
  std::string clean = std::filesystem::path(path).lexically_normal().string();
  return clean.empty() ? "/" : clean;
}

static void serveFile(const std::string &path, httplib::Response &res);

static void serveStaticFiles(const httplib::Request &req,
                             httplib::Response &res) {
  const std::string clean = cleaned(req.path);
  if (clean != req.path) {
    res.set_redirect(clean, 301);
    return;
  }
  serveFile(clean, res);
}

static void serveFile(const std::string &path, httplib::Response &res) {
  std::ifstream file("/srv/www" + path);
  if (!file) {
    res.status = 404;
    return;
  }
  const std::string content{std::istreambuf_iterator<char>(file), {}};
  res.set_content(content, "application/octet-stream");
}

int main() {
  httplib::Server server;
  server.Get("/.*", serveStaticFiles);
  server.Post("/.*", serveStaticFiles);
  server.listen("127.0.0.1", 8080);
}
