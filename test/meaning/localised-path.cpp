// The first piece of each address is a language. Who leaves it out is sent to
// the same page in the language that the session or the browser prefers.

#include <httplib.h>
#include <set>
#include <string>

static std::string firstSegment(const std::string &path) {
  const std::size_t end = path.find('/', 1);
  return path.substr(1, end == std::string::npos ? end : end - 1);
}

static std::string localizedUrl(const std::string &locale,
                                const std::string &target) {
  return "/" + locale + target;
}

int main() {
  const std::set<std::string> locales = {"en", "es", "pt"};
  httplib::Server server;
  server.set_pre_routing_handler([&locales](const httplib::Request &req,
                                            httplib::Response &res) {
    if (locales.count(firstSegment(req.path)))
      return httplib::Server::HandlerResponse::Unhandled;
    std::string locale = req.get_header_value("Accept-Language").substr(0, 2);
    if (!locales.count(locale))
      locale = "en";
    res.set_header("Vary", "Accept-Language");
    res.set_redirect(localizedUrl(locale, req.target), 302);
    return httplib::Server::HandlerResponse::Handled;
  });
  server.listen("127.0.0.1", 8080);
}
