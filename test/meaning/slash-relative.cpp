// A directory asked for without its slash: the location is relative to what was
// asked for, so that only the last segment has to be said again.

#include <drogon/drogon.h>
using namespace drogon;

static HttpResponsePtr appendSlash(const HttpRequestPtr &req,
                                   HttpStatusCode code = k301MovedPermanently) {
  const std::string &path = req->path();
  std::string location = path.substr(path.rfind('/') + 1);
  location += location.empty() ? "./" : "/";
  if (!req->query().empty())
    location += "?" + req->query();
  HttpResponsePtr resp = HttpResponse::newHttpResponse();
  resp->setStatusCode(code);
  resp->addHeader("Location", location);
  return resp;
}

int main() {
  app().registerHandler(
      "/gallery",
      [](const HttpRequestPtr &req,
         std::function<void(const HttpResponsePtr &)> &&callback) {
        callback(appendSlash(req));
      },
      {Get, Post});
  app().run();
}
