// RUN: %check_redirects %s %t -- -isystem %S/include

// Tests of the method in handlers and in hooks that serve all methods.

#include <cstring>
#include <drogon/drogon.h>
using namespace drogon;

using Callback = std::function<void(const HttpResponsePtr &)>;

static void send(const Callback &callback, HttpStatusCode status) {
  const HttpResponsePtr resp = HttpResponse::newHttpResponse();
  resp->setStatusCode(status);
  callback(resp);
}

void refused(const HttpRequestPtr &req, Callback &&callback) {
  if (req->method() != Post) {
    send(callback, k405MethodNotAllowed);
    return;
  }
  callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: POST gets
  // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
}
void refusedTwin(const HttpRequestPtr &req, Callback &&callback) {
  if (req->method() != Get) {
    send(callback, k405MethodNotAllowed);
    return;
  }
  callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
}

void switched(const HttpRequestPtr &req, Callback &&callback) {
  switch (req->getMethod()) {
  case Get:
  case Head:
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
    break;
  case Put:
  case Patch:
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: PUT and PATCH get
    // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
    break;
  default:
    send(callback, k405MethodNotAllowed);
  }
}

void byName(const HttpRequestPtr &req, Callback &&callback) {
  const bool isDelete = !std::strcmp(req->methodString(), "DELETE");
  if (isDelete)
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: DELETE gets
  // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
}
void byNameTwin(const HttpRequestPtr &req, Callback &&callback) {
  if (std::string(req->methodString()) == "GET")
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
}

void chosenByMethod(const HttpRequestPtr &req, Callback &&callback) {
  const auto status = req->method() == HttpMethod::Get ? k302Found
                                                       : k307TemporaryRedirect;
  callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), status));
}
void chosenByMethodTwin(const HttpRequestPtr &req, Callback &&callback) {
  const auto status = req->method() == HttpMethod::Get ? k307TemporaryRedirect
                                                       : k302Found;
  // CHECK-MESSAGES: :[[@LINE-1]]:58: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: : k307TemporaryRedirect;
  callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), status));
}

// The list of the route and the test together.
void narrowed(const HttpRequestPtr &req, Callback &&callback) {
  if (req->method() != Put)
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST gets
  // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
}
void narrowedTwin(const HttpRequestPtr &req, Callback &&callback) {
  if (req->method() != Put && req->method() != Post)
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
}

// Filters serve what the routes serve that name them: all methods.
class Secure : public HttpFilter<Secure> {
public:
  void doFilter(const HttpRequestPtr &req, FilterCallback &&fcb,
                FilterChainCallback &&fccb) override {
    if (req->isOnSecureConnection())
      return fccb();
    fcb(HttpResponse::newRedirectionResponse("https://a.example" + req->path(),
                                             k301MovedPermanently));
    // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: POST, PUT, PATCH and DELETE get a 301
    // CHECK-FIXES: k308PermanentRedirect));
  }
};
class Login : public HttpFilter<Login> {
public:
  void doFilter(const HttpRequestPtr &req, FilterCallback &&fcb,
                FilterChainCallback &&fccb) override {
    if (req->session()->find("user"))
      return fccb();
    fcb(HttpResponse::newRedirectionResponse("/login"));
  }
};
class SecureReads : public HttpFilter<SecureReads> {
public:
  void doFilter(const HttpRequestPtr &req, FilterCallback &&fcb,
                FilterChainCallback &&fccb) override {
    if (req->isOnSecureConnection() || req->method() != Get)
      return fccb();
    fcb(HttpResponse::newRedirectionResponse("https://a.example" + req->path(),
                                             k301MovedPermanently));
  }
};
class Writes : public HttpMiddleware<Writes> {
public:
  void invoke(const HttpRequestPtr &req, MiddlewareNextCallback &&nextCb,
              MiddlewareCallback &&mcb) override {
    if (req->method() == Get || req->isHead()) {
      nextCb(std::move(mcb));
      return;
    }
    mcb(HttpResponse::newRedirectionResponse("https://a.test" + req->path()));
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST, PUT, PATCH and DELETE get
    // CHECK-FIXES: mcb(HttpResponse::newRedirectionResponse("https://a.test" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
  }
};

void addRoutes() {
  app().registerHandler("/refused", &refused);
  app().registerHandler("/refused-twin", &refusedTwin);
  app().registerHandler("/switched", &switched);
  app().registerHandler("/by-name", &byName);
  app().registerHandler("/by-name-twin", &byNameTwin);
  app().registerHandler("/chosen", &chosenByMethod);
  app().registerHandler("/chosen-twin", &chosenByMethodTwin);
  app().registerHandler("/narrowed", &narrowed, {Post, Put});
  app().registerHandler("/narrowed-twin", &narrowedTwin, {Post, Put});
  app().registerPreRoutingAdvice([](const HttpRequestPtr &req,
                                    AdviceCallback &&send,
                                    AdviceChainCallback &&chain) {
    if (req->method() == Delete)
      return send(HttpResponse::newRedirectionResponse("/v2" + req->path()));
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: DELETE gets
    // CHECK-FIXES: return send(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
    chain();
  });
  app().registerSyncAdvice([](const HttpRequestPtr &req) -> HttpResponsePtr {
    if (req->method() == Get)
      return HttpResponse::newRedirectionResponse("/v2" + req->path());
    return nullptr;
  });
}
