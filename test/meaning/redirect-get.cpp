// Forms whose pages are the rest of a computation: before a page is shown, its
// address is, so that reloading it doesn't send the form again.

#include <functional>
#include <httplib.h>
#include <map>
#include <string>

class Continuations {
public:
  using Page = std::function<void(httplib::Response &)>;

  std::string store(Page page) {
    const std::string url = "/k/" + std::to_string(pages.size());
    pages[url] = std::move(page);
    return url;
  }
  void show(const std::string &url, httplib::Response &res) {
    pages.at(url)(res);
  }

private:
  std::map<std::string, Page> pages;
};

static void redirectGet(Continuations &continuations, httplib::Response &res,
                        Continuations::Page page) {
  res.set_redirect(continuations.store(std::move(page)), 302);
}

int main() {
  Continuations continuations;
  httplib::Server server;
  server.Post("/sum", [&](const httplib::Request &req, httplib::Response &res) {
    const int sum = std::stoi(req.get_param_value("a")) +
                    std::stoi(req.get_param_value("b"));
    redirectGet(continuations, res, [sum](httplib::Response &page) {
      page.set_content(std::to_string(sum), "text/plain");
    });
  });
  server.Get("/k/.*", [&](const httplib::Request &req, httplib::Response &res) {
    continuations.show(req.path, res);
  });
  server.listen("127.0.0.1", 8080);
}
