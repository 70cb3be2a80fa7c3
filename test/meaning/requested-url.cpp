// The login is done, however it was: the profile is kept, and the page is shown
// that was asked for before.

#include <drogon/drogon.h>
using namespace drogon;

struct Profile {
  std::string id;
};
Profile validate(const HttpRequestPtr &req);
std::string requestedUrl(const SessionPtr &session);

static void
callbackLogic(const HttpRequestPtr &req,
              std::function<void(const HttpResponsePtr &)> &&reply) {
  const Profile profile = validate(req);
  req->session()->insert("profile", profile.id);
  std::string url = requestedUrl(req->session());
  if (url.empty())
    url = "/";
  req->session()->erase("requestedUrl");
  reply(HttpResponse::newRedirectionResponse(url, k302Found));
}

int main() {
  app().registerHandler("/callback", &callbackLogic, {Get, Post});
  app().run();
}
