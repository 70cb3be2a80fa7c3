// RUN: %check_redirects %s %t -- -isystem %S/include

// Every way to make a response that redirects, and the fix in its spelling.

#include <drogon/drogon.h>
#include <iostream>

namespace named {

using Callback = std::function<void(const drogon::HttpResponsePtr &)>;

void addRoutes() {
  drogon::app().registerHandler(
      "/default",
      [](const drogon::HttpRequestPtr &req, Callback &&callback) {
        callback(
            drogon::HttpResponse::newRedirectionResponse("/v2" + req->path()));
        // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: POST gets a 302 by default
        // CHECK-FIXES: drogon::HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
      },
      {drogon::Post});
  drogon::app().registerHandler(
      "/qualified",
      [](const drogon::HttpRequestPtr &req, Callback &&callback) {
        callback(drogon::HttpResponse::newRedirectionResponse(
            "/v2" + req->path(), drogon::k301MovedPermanently));
        // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: POST gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
        // CHECK-FIXES: "/v2" + req->path(), drogon::k308PermanentRedirect));
      },
      {drogon::Post});
  drogon::app().registerHandler(
      "/enumeration",
      [](const drogon::HttpRequestPtr &req, Callback &&callback) {
        callback(drogon::HttpResponse::newRedirectionResponse(
            "/v2" + req->path(), drogon::HttpStatusCode::k302Found));
        // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: POST gets a 302
        // CHECK-FIXES: "/v2" + req->path(), drogon::HttpStatusCode::k307TemporaryRedirect));
      },
      {drogon::Post});
}

} // namespace named

using namespace drogon;
using Callback = std::function<void(const HttpResponsePtr &)>;

void logAccess(const HttpRequestPtr &req, int status) {
  std::clog << req->path() << ' ' << status << '\n';
}

HttpResponsePtr redirectTo(const std::string &url,
                           HttpStatusCode status = k302Found) {
  auto resp = HttpResponse::newHttpResponse();
  resp->setStatusCode(status);
  resp->addHeader("Location", url);
  return resp;
}

class Posts : public HttpController<Posts> {
public:
  METHOD_LIST_BEGIN
  ADD_METHOD_TO(Posts::explicitStatus, "/explicit", Post);
  ADD_METHOD_TO(Posts::cast, "/cast", Post);
  ADD_METHOD_TO(Posts::castInC, "/cast-in-c", Post);
  ADD_METHOD_TO(Posts::number, "/number", Post);
  ADD_METHOD_TO(Posts::statusFirst, "/status-first", Post);
  ADD_METHOD_TO(Posts::statusLast, "/status-last", Post);
  ADD_METHOD_TO(Posts::changed, "/changed", Post);
  ADD_METHOD_TO(Posts::local, "/local", Post);
  ADD_METHOD_TO(Posts::helper, "/helper", Post);
  ADD_METHOD_TO(Posts::helperByDefault, "/helper-by-default", Post);
  ADD_METHOD_TO(Posts::kept, "/kept", Post);
  ADD_METHOD_TO(Posts::overwritten, "/overwritten", Post);
  ADD_METHOD_TO(Posts::responseParts, "/response-parts", Post);
  ADD_METHOD_TO(Posts::numbers, "/numbers", Post);
  METHOD_LIST_END

  void explicitStatus(const HttpRequestPtr &req, Callback &&callback) {
    auto resp =
        HttpResponse::newRedirectionResponse("/v2" + req->path(), k302Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:67: warning: POST gets a 302
    // CHECK-FIXES: HttpResponse::newRedirectionResponse("/v2" + req->path(), k307TemporaryRedirect);
    callback(resp);
  }
  void cast(const HttpRequestPtr &req, Callback &&callback) {
    callback(HttpResponse::newRedirectionResponse(
        "/v2" + req->path(), static_cast<HttpStatusCode>(302)));
    // CHECK-MESSAGES: :[[@LINE-1]]:58: warning: POST gets a 302
    // CHECK-FIXES: "/v2" + req->path(), static_cast<HttpStatusCode>(307)));
  }
  void castInC(const HttpRequestPtr &req, Callback &&callback) {
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path(),
                                                  (HttpStatusCode)301));
    // CHECK-MESSAGES: :[[@LINE-1]]:67: warning: POST gets a 301
    // CHECK-FIXES: (HttpStatusCode)308));
  }
  void number(const HttpRequestPtr &req, Callback &&callback) {
    auto resp = HttpResponse::newHttpResponse();
    resp->setCustomStatusCode(302);
    // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: POST gets a 302
    // CHECK-FIXES: resp->setCustomStatusCode(307);
    resp->addHeader("Location", "/v2" + req->path());
    callback(resp);
  }
  void statusFirst(const HttpRequestPtr &req, Callback &&callback) {
    auto resp = HttpResponse::newHttpResponse();
    resp->setStatusCode(k302Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: POST gets a 302
    // CHECK-FIXES: resp->setStatusCode(k307TemporaryRedirect);
    resp->addHeader("Location", "/v2" + req->path());
    callback(resp);
  }
  void statusLast(const HttpRequestPtr &req, Callback &&callback) {
    const std::string target = "/v2" + req->path();
    const auto resp = HttpResponse::newHttpResponse();
    resp->addHeader("location", target);
    resp->setStatusCode(HttpStatusCode::k302Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: POST gets a 302
    // CHECK-FIXES: resp->setStatusCode(HttpStatusCode::k307TemporaryRedirect);
    callback(resp);
  }
  void changed(const HttpRequestPtr &req, Callback &&callback) {
    auto resp = HttpResponse::newRedirectionResponse("/v2" + req->path(),
                                                     k307TemporaryRedirect);
    resp->setStatusCode(k301MovedPermanently);
    // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: POST gets a 301
    // CHECK-FIXES: resp->setStatusCode(k308PermanentRedirect);
    callback(resp);
  }
  void local(const HttpRequestPtr &req, Callback &&callback) {
    HttpStatusCode status = k302Found;
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: POST gets a 302
    // CHECK-FIXES: HttpStatusCode status = k307TemporaryRedirect;
    if (req->getHeader("X-Permanent") == "yes")
      status = k308PermanentRedirect;
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), status));
  }
  void helper(const HttpRequestPtr &req, Callback &&callback) {
    callback(redirectTo("/v2" + req->path(), k301MovedPermanently));
    // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: POST gets a 301
    // CHECK-FIXES: callback(redirectTo("/v2" + req->path(), k308PermanentRedirect));
  }
  void helperByDefault(const HttpRequestPtr &req, Callback &&callback) {
    callback(redirectTo("/v2" + req->path()));
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST gets a 302 by default
    // CHECK-FIXES: callback(redirectTo("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
  }

  // Clients keep the method of these.
  void kept(const HttpRequestPtr &req, Callback &&callback) {
    if (req->query().empty())
      callback(HttpResponse::newRedirectionResponse("/v2" + req->path(),
                                                    k307TemporaryRedirect));
    else
      callback(redirectTo("/v2" + req->path(), k308PermanentRedirect));
  }
  // The last status before the response is sent counts.
  void overwritten(const HttpRequestPtr &req, Callback &&callback) {
    auto resp = HttpResponse::newRedirectionResponse("/v2" + req->path());
    resp->setStatusCode(k303SeeOther);
    callback(resp);
  }
  // A status without a Location, and a Location without a redirecting status.
  void responseParts(const HttpRequestPtr &req, Callback &&callback) {
    auto status = HttpResponse::newHttpResponse();
    status->setStatusCode(k302Found);
    auto location = HttpResponse::newHttpResponse();
    location->addHeader("Location", "/v2" + req->path());
    callback(req->query().empty() ? status : location);
  }
  // Numbers that are no status of a response.
  void numbers(const HttpRequestPtr &req, Callback &&callback) {
    logAccess(req, 302);
    logAccess(req, k302Found);
    auto resp = HttpResponse::newHttpResponse();
    resp->addHeader("X-Size", std::to_string(302));
    if (resp->statusCode() == k302Found)
      logAccess(req, resp->statusCode());
    callback(resp);
  }
};
