// A session begins: where the visitor wanted to go, or the start page.

#include <drogon/drogon.h>
using namespace drogon;

struct User {
  int id;
  int failedAttempts;
};
struct Users {
  std::optional<User> byEmail(const std::string &email);
  void update(const User &user);
};
bool verifyPassword(const User &user, const std::string &password);
std::string takeFromSession(Session &session, const std::string &key);

static void
createSession(const HttpRequestPtr &req,
              std::function<void(const HttpResponsePtr &)> &&callback) {
  Users users;
  std::optional<User> user = users.byEmail(req->getParameter("email"));
  if (!user || !verifyPassword(*user, req->getParameter("password"))) {
    const HttpResponsePtr resp = HttpResponse::newHttpResponse();
    resp->setBody("Invalid credentials");
    callback(resp);
    return;
  }
  req->session()->insert("user", user->id);
  user->failedAttempts = 0;
  users.update(*user);
  std::string url = takeFromSession(*req->session(), "redirectAfterLogin");
  if (url.empty())
    url = "/";
  callback(HttpResponse::newRedirectionResponse(url));
}

int main() {
  app().registerHandler("/CreateSession", &createSession, {Post});
  app().run();
}
