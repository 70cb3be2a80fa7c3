// Plain requests go to the same address with the other scheme.

#include <drogon/drogon.h>
using namespace drogon;

static std::string withoutDefaultPort(const std::string &host) {
  const std::size_t colon = host.rfind(':');
  if (colon != std::string::npos && host.substr(colon) == ":80")
    return host.substr(0, colon);
  return host;
}

int main() {
  app().registerPreRoutingAdvice([](const HttpRequestPtr &req,
                                    AdviceCallback &&reply,
                                    AdviceChainCallback &&next) {
    if (req->isOnSecureConnection()) {
      next();
      return;
    }
    std::string url = "https://" + withoutDefaultPort(req->getHeader("Host"));
    url += req->path();
    if (!req->query().empty()) {
      url += '?';
      url += req->query();
    }
    reply(HttpResponse::newRedirectionResponse(url, k301MovedPermanently));
  });
  app().run();
}
