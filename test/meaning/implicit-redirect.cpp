// A framework: a handler that gives back an address instead of a page has the
// client sent there.

#include <functional>
#include <httplib.h>
#include <string>
#include <variant>

struct Url {
  std::string text;
};
using Answer = std::variant<std::string, Url>;

class Application {
public:
  void post(const std::string &path,
            std::function<Answer(const httplib::Request &)> handler) {
    server.Post(path,
                [handler](const httplib::Request &req, httplib::Response &res) {
                  const Answer answer = handler(req);
                  if (const Url *url = std::get_if<Url>(&answer))
                    res.set_redirect(url->text, 302);
                  else
                    res.set_content(std::get<std::string>(answer), "text/html");
                });
  }

private:
  httplib::Server server;
};

Url next(const httplib::Request &req);

int main() {
  Application application;
  application.post(
      "/step", [](const httplib::Request &req) -> Answer { return next(req); });
}
