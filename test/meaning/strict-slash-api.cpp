// The REST API's routes have no slash at their end. What has one is sent to the
// route, whatever is to be done there.

#include <drogon/drogon.h>
using namespace drogon;

static void pin(const HttpRequestPtr &,
                std::function<void(const HttpResponsePtr &)> &&callback) {
  callback(HttpResponse::newHttpResponse());
}

int main() {
  app().registerHandler("/pins/{cid}", &pin, {Post, Delete});
  app().registerPreRoutingAdvice([](const HttpRequestPtr &req,
                                    AdviceCallback &&reply,
                                    AdviceChainCallback &&next) {
    std::string path = req->path();
    if (path.size() < 2 || path.back() != '/')
      return next();
    path.pop_back();
    const std::string url =
        req->query().empty() ? path : path + "?" + req->query();
    reply(HttpResponse::newRedirectionResponse(url, k301MovedPermanently));
  });
  app().run();
}
