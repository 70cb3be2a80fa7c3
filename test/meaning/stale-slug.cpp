// The address holds a title and an id. The id finds the article whatever the
// title was when the address was copied.

#include <httplib.h>
#include <map>
#include <string>

struct Article {
  std::string slug;
  std::string text;
};

static void redirectToCanonical(const httplib::Request &req,
                                httplib::Response &res,
                                const std::string &stale,
                                const std::string &canonical) {
  std::string url = req.target;
  url.replace(url.find(stale), stale.size(), canonical);
  res.set_redirect(url, 301);
}

int main() {
  std::map<int, Article> articles;
  httplib::Server server;
  server.Put(R"(/articles/([^/]+)-(\d+))", [&](const httplib::Request &req,
                                               httplib::Response &res) {
    const auto found = articles.find(std::stoi(req.matches[2].str()));
    if (found == articles.end()) {
      res.status = 404;
      return;
    }
    Article &article = found->second;
    if (article.slug != req.matches[1].str()) {
      redirectToCanonical(req, res, req.matches[1].str(), article.slug);
      return;
    }
    article.text = req.body;
    res.status = 200;
  });
  server.listen("127.0.0.1", 8080);
}
