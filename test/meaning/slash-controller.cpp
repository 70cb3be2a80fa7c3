// A recipe for applications: the last route takes what ends with a slash.

#include <drogon/drogon.h>
using namespace drogon;

static std::string rightTrim(std::string path) {
  while (path.size() > 1 && (path.back() == '/' || path.back() == ' '))
    path.pop_back();
  return path;
}

class Redirecting {
public:
  void
  removeTrailingSlash(const HttpRequestPtr &req,
                      std::function<void(const HttpResponsePtr &)> &&callback) {
    const std::string url = rightTrim(req->getPath());
    callback(HttpResponse::newRedirectionResponse(url, k301MovedPermanently));
  }
};

int main() {
  Redirecting controller;
  app().registerHandlerViaRegex(
      ".*/",
      [&controller](const HttpRequestPtr &req,
                    std::function<void(const HttpResponsePtr &)> &&callback) {
        controller.removeTrailingSlash(req, std::move(callback));
      },
      {Get, Post, Put, Delete});
  app().run();
}
