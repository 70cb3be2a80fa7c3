// Logging out here logs out at the provider as well.

#include <drogon/drogon.h>
using namespace drogon;

static const std::string tokenHost = "https://login.example";

int main() {
  app().registerPreRoutingAdvice([](const HttpRequestPtr &req,
                                    AdviceCallback &&reply,
                                    AdviceChainCallback &&next) {
    if (req->path() != "/logout") {
      next();
      return;
    }
    const HttpResponsePtr resp = HttpResponse::newRedirectionResponse(
        tokenHost + "/logout?post_logout_redirect_uri=https://jobs.example",
        k307TemporaryRedirect);
    resp->addCookie("token", "");
    resp->addCookie("redirect", "");
    reply(resp);
  });
  app().run();
}
