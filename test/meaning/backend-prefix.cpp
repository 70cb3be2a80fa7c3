// A page of the backend asks for an address without the backend's prefix: the
// referrer tells that it was meant for the backend.

#include <drogon/drogon.h>
using namespace drogon;

static bool startsWith(const std::string &text, const std::string &prefix) {
  return text.compare(0, prefix.size(), prefix) == 0;
}

int main() {
  app().registerPreRoutingAdvice([](const HttpRequestPtr &req,
                                    AdviceCallback &&reply,
                                    AdviceChainCallback &&next) {
    const std::string referrer = req->getHeader("Referer");
    const std::string path = req->path();
    if (referrer.find("/backend/") != std::string::npos &&
        !startsWith(path, "/backend/")) {
      reply(HttpResponse::newRedirectionResponse("/backend" + path));
      return;
    }
    next();
  });
  app().run();
}
