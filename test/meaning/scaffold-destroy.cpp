// What a generator writes for each table: the action that deletes a row.

#include <httplib.h>
#include <map>
#include <string>

struct Article {
  std::string title;
};

class ArticlesController {
public:
  void destroy(const httplib::Request &req, httplib::Response &res) {
    articles.erase(std::stoi(req.matches[1].str()));
    res.set_redirect("/articles");
  }

private:
  std::map<int, Article> articles;
};

int main() {
  ArticlesController controller;
  httplib::Server server;
  server.Delete(R"(/articles/(\d+))",
                [&](const httplib::Request &req, httplib::Response &res) {
                  controller.destroy(req, res);
                });
  server.listen("127.0.0.1", 3000);
}
