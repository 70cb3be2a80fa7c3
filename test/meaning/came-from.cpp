// After logging in, back to where the visitor came from.

#include <drogon/drogon.h>
using namespace drogon;

std::string valueOf(const SessionPtr &session, const std::string &key);
bool authenticate(const SessionPtr &session, const std::string &name,
                  const std::string &password);

static void login(const HttpRequestPtr &req,
                  std::function<void(const HttpResponsePtr &)> &&callback) {
  const SessionPtr &session = req->session();
  if (!authenticate(session, req->getParameter("name"),
                    req->getParameter("password"))) {
    callback(HttpResponse::newHttpResponse());
    return;
  }
  const std::string url =
      session->find("came_from") ? valueOf(session, "came_from") : "/";
  callback(HttpResponse::newRedirectionResponse(url, k307TemporaryRedirect));
}

int main() {
  app().registerHandler("/login", &login, {Post});
  app().run();
}
