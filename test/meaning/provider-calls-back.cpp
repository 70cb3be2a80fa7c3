// This provider of identities doesn't send the browser back with GET: it has it
// post a form.

#include <drogon/drogon.h>
using namespace drogon;

static const std::string appUrl = "https://reader.example";

struct Identity {
  std::string subject;
};
std::optional<Identity> validateCallback(const std::string &code,
                                         const std::string &state);
std::string createSession(const Identity &identity);

static void
callbackRoute(const HttpRequestPtr &req,
              std::function<void(const HttpResponsePtr &)> &&reply) {
  const std::string &code = req->getParameter("code");
  const std::string &state = req->getParameter("state");
  const std::optional<Identity> identity = validateCallback(code, state);
  if (!identity) {
    reply(HttpResponse::newHttpResponse());
    return;
  }
  const std::string token = createSession(*identity);
  const HttpResponsePtr resp = HttpResponse::newRedirectionResponse(
      appUrl + "/all", k307TemporaryRedirect);
  resp->addCookie("session", token);
  reply(resp);
}

int main() {
  app().registerHandler("/api/v1/auth/callback", &callbackRoute, {Post});
  app().run();
}
