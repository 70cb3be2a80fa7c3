// A framework's function for handlers. In one winter it went from 302 to 307
// and from there to 303.

#include <drogon/drogon.h>
using namespace drogon;

using Callback = std::function<void(const HttpResponsePtr &)>;

class Handler {
public:
  virtual ~Handler() = default;
  virtual void post(const HttpRequestPtr &req) = 0;

  void serve(const HttpRequestPtr &req, Callback &&callback) {
    reply = std::move(callback);
    post(req);
  }

protected:
  void redirectTemporary(const std::string &url) {
    reply(HttpResponse::newRedirectionResponse(url, k302Found));
  }

private:
  Callback reply;
};

class Steps : public Handler {
  void post(const HttpRequestPtr &) override { redirectTemporary("/step/2"); }
};

int main() {
  Steps steps;
  app().registerHandler(
      "/step/1",
      [&steps](const HttpRequestPtr &req, Callback &&callback) {
        steps.serve(req, std::move(callback));
      },
      {Post});
  app().run();
}
