// RUN: %check_redirects %s %t --std c++20 -- -isystem %S/include

// Handlers that are coroutines return their response, or call back as others
// do.

#include <drogon/drogon.h>
using namespace drogon;

using Callback = std::function<void(const HttpResponsePtr &)>;

struct Store {
  Task<std::string> find(std::string key) const;
  Task<> insert(std::string entry);
};

class Orders : public HttpController<Orders, false> {
public:
  METHOD_LIST_BEGIN
  ADD_METHOD_TO(Orders::direct, "/direct", Post);
  ADD_METHOD_TO(Orders::directTwin, "/direct", Get);
  ADD_METHOD_TO(Orders::kept, "/kept", Post);
  ADD_METHOD_TO(Orders::awaiting, "/awaiting", Put);
  ADD_METHOD_TO(Orders::awaitingTwin, "/awaiting", Head);
  ADD_METHOD_TO(Orders::guarded, "/guarded");
  ADD_METHOD_TO(Orders::guardedTwin, "/guarded-twin");
  ADD_METHOD_TO(Orders::callingBack, "/calling-back", Delete);
  ADD_METHOD_TO(Orders::callingBackTwin, "/calling-back", Get);
  ADD_METHOD_TO(Orders::stored, "/stored", Post);
  METHOD_LIST_END

  Task<HttpResponsePtr> direct(HttpRequestPtr req) {
    co_return HttpResponse::newRedirectionResponse("/v2" + req->path());
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: POST gets a 302 by default: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: co_return HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect);
  }
  Task<HttpResponsePtr> directTwin(HttpRequestPtr req) {
    co_return HttpResponse::newRedirectionResponse("/v2" + req->path());
  }

  Task<HttpResponsePtr> kept(const HttpRequestPtr req) {
    auto resp = HttpResponse::newHttpResponse();
    resp->setStatusCode(k301MovedPermanently);
    // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: POST gets a 301
    // CHECK-FIXES: resp->setStatusCode(k308PermanentRedirect);
    resp->addHeader("Location", "/v2" + req->path());
    co_return resp;
  }

  Task<HttpResponsePtr> awaiting(HttpRequestPtr req) {
    const std::string host = co_await store.find("host");
    auto resp =
        HttpResponse::newRedirectionResponse(host + req->path(), k302Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:66: warning: PUT gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: HttpResponse::newRedirectionResponse(host + req->path(), k307TemporaryRedirect);
    co_return resp;
  }
  Task<HttpResponsePtr> awaitingTwin(HttpRequestPtr req) {
    const std::string host = co_await store.find("host");
    co_return HttpResponse::newRedirectionResponse(host + req->path());
  }

  Task<HttpResponsePtr> guarded(HttpRequestPtr req) {
    if (req->method() != Patch)
      co_return HttpResponse::newHttpResponse();
    co_return HttpResponse::newRedirectionResponse("/v2" + req->path());
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: PATCH gets
    // CHECK-FIXES: co_return HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect);
  }
  Task<HttpResponsePtr> guardedTwin(HttpRequestPtr req) {
    if (req->method() != Get)
      co_return HttpResponse::newHttpResponse();
    co_return HttpResponse::newRedirectionResponse("/v2" + req->path());
  }

  Task<> callingBack(HttpRequestPtr req, Callback callback) {
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: DELETE gets
    // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
    co_return;
  }
  Task<> callingBackTwin(HttpRequestPtr req, Callback callback) {
    callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
    co_return;
  }

  // The page to show when the work is done.
  Task<HttpResponsePtr> stored(HttpRequestPtr) {
    co_await store.insert("order");
    co_return HttpResponse::newRedirectionResponse("/orders");
  }

private:
  Store store;
};

static Task<HttpResponsePtr> moved(HttpRequestPtr req) {
  co_return HttpResponse::newRedirectionResponse("/v2" + req->path());
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: POST and DELETE get
  // CHECK-FIXES: co_return HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect);
}

static Task<HttpResponsePtr> movedPage(HttpRequestPtr req) {
  co_return HttpResponse::newRedirectionResponse("/v2" + req->path());
}

class Secure : public HttpCoroFilter<Secure> {
public:
  Task<HttpResponsePtr> doFilter(const HttpRequestPtr &req) override {
    if (req->isOnSecureConnection())
      co_return nullptr;
    co_return HttpResponse::newRedirectionResponse("https://a.test" +
                                                   req->path());
    // CHECK-MESSAGES: :[[@LINE-2]]:15: warning: POST, PUT, PATCH and DELETE get
    // CHECK-FIXES: req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect);
  }
};
class Login : public HttpCoroFilter<Login> {
public:
  Task<HttpResponsePtr> doFilter(const HttpRequestPtr &req) override {
    if (req->session()->find("user"))
      co_return nullptr;
    co_return HttpResponse::newRedirectionResponse("/login");
  }
};

void addRoutes() {
  app().registerHandler("/function", &moved, {Post});
  app().registerHandler("/function", &movedPage, {Get});
  app().registerHandler(
      "/lambda",
      [](HttpRequestPtr req) -> Task<HttpResponsePtr> {
        if (req->method() == Delete)
          co_return co_await moved(req);
        co_return co_await movedPage(req);
      },
      {Get, Delete});
}
