// Authorization has got a server of its own. Clients that haven't read its
// metadata still send their codes to this one.

#include <drogon/drogon.h>
using namespace drogon;

using Callback = std::function<void(const HttpResponsePtr &)>;

static const std::string authorizationServer = "https://oauth.example.org";

static void token(const HttpRequestPtr &req, Callback &&callback) {
  std::string url = authorizationServer + "/oauth/token/";
  if (!req->query().empty())
    url += "?" + req->query();
  callback(HttpResponse::newRedirectionResponse(url, k301MovedPermanently));
}

int main() {
  app().registerHandler("/oauth/token/", &token, {Post});
  app().run();
}
