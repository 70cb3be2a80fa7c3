// What is loaded first for each page of the members' area.

#include <drogon/drogon.h>
using namespace drogon;

class Members : public HttpFilter<Members> {
public:
  void doFilter(const HttpRequestPtr &req, FilterCallback &&reply,
                FilterChainCallback &&next) override {
    if (!req->session()->find("uid")) {
      reply(HttpResponse::newRedirectionResponse(
          "/login?redirectTo=" + req->path(), k307TemporaryRedirect));
      return;
    }
    next();
  }
};

int main() {
  app().registerHandler(
      "/account",
      [](const HttpRequestPtr &,
         std::function<void(const HttpResponsePtr &)> &&callback) {
        callback(HttpResponse::newHttpResponse());
      },
      {Get, Post, "Members"});
  app().run();
}
