// Who isn't known yet is sent to the provider of identities, which sends back.

#include <drogon/drogon.h>
using namespace drogon;

struct Flow {
  std::string url;
  std::string state;
};
Flow buildAuthUrl();

static HttpResponsePtr toProvider(const HttpRequestPtr &req) {
  const Flow flow = buildAuthUrl();
  const HttpResponsePtr resp =
      HttpResponse::newRedirectionResponse(flow.url, k307TemporaryRedirect);
  resp->addCookie("login_flow", flow.state + " " + req->path());
  return resp;
}

int main() {
  app().registerPreHandlingAdvice([](const HttpRequestPtr &req,
                                     AdviceCallback &&reply,
                                     AdviceChainCallback &&next) {
    if (!req->session()->find("claims"))
      reply(toProvider(req));
    else
      next();
  });
  app().registerHandler(
      "/save",
      [](const HttpRequestPtr &,
         std::function<void(const HttpResponsePtr &)> &&callback) {
        callback(HttpResponse::newHttpResponse());
      },
      {Post});
  app().run();
}
