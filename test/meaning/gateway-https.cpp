// The gateway of a platform: whatever comes to the plain port.

#include <drogon/drogon.h>
using namespace drogon;

struct Gateway {
  std::string domain = "platform.example";
  int httpsPort = 443;
};

int main() {
  const Gateway gateway;
  app().setDefaultHandler(
      [gateway](const HttpRequestPtr &req,
                std::function<void(const HttpResponsePtr &)> &&callback) {
        std::string authority = gateway.domain;
        if (gateway.httpsPort != 443)
          authority += ":" + std::to_string(gateway.httpsPort);
        const HttpResponsePtr resp = HttpResponse::newHttpResponse();
        resp->setStatusCode(k302Found);
        resp->addHeader("Location", "https://" + authority + req->getPath() +
                                        "?" + req->query());
        callback(resp);
      });
  app().run();
}
