// Load balancers ask each node whether it is the primary one, until the next
// election.

#include <drogon/drogon.h>
using namespace drogon;

struct Consensus {
  bool isPrimary() const;
  std::string primaryAddress() const;
};

int main() {
  Consensus consensus;
  app().registerHandler(
      "/node/primary",
      [&consensus](const HttpRequestPtr &,
                   std::function<void(const HttpResponsePtr &)> &&callback) {
        const HttpResponsePtr resp = HttpResponse::newHttpResponse();
        if (!consensus.isPrimary()) {
          resp->setStatusCode(k308PermanentRedirect);
          resp->addHeader("Location", "https://" + consensus.primaryAddress() +
                                          "/node/primary");
        }
        callback(resp);
      },
      {Get, Head});
  app().run();
}
