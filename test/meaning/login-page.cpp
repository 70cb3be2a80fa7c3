// One page: it shows the form, and takes it.

#include <drogon/drogon.h>
using namespace drogon;

bool checkCredentials(const std::string &user, const std::string &password);

static void loginPage(const HttpRequestPtr &req,
                      std::function<void(const HttpResponsePtr &)> &&callback) {
  if (req->method() == Post) {
    const std::string &user = req->getParameter("username");
    if (!checkCredentials(user, req->getParameter("password"))) {
      const HttpResponsePtr resp = HttpResponse::newHttpResponse();
      resp->setBody("wrong user name or password");
      callback(resp);
      return;
    }
    req->session()->insert("remote", req->getHeader("X-Real-IP"));
    req->session()->insert("user", user);
    callback(HttpResponse::newRedirectionResponse("/", k307TemporaryRedirect));
    return;
  }
  const HttpResponsePtr resp = HttpResponse::newHttpResponse();
  resp->setBody("<form method=post>...</form>");
  callback(resp);
}

int main() {
  app().registerHandler("/authentication", &loginPage, {Get, Post});
  app().run();
}
