// RUN: %check_redirects %s %t -- -isystem %S/include
// RUN: %check_redirects %s %t -- -I %S/include

// What a registration says of the methods: a list that may hold names of
// filters, too. One without methods is for all of them.

#include <drogon/drogon.h>
using namespace drogon;

using Callback = std::function<void(const HttpResponsePtr &)>;

static HttpResponsePtr moved(const HttpRequestPtr &req) {
  return HttpResponse::newRedirectionResponse("/v2" + req->path(), k302Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:68: warning: POST, PUT and DELETE get a 302: most clients turn POST into GET; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: return HttpResponse::newRedirectionResponse("/v2" + req->path(), k307TemporaryRedirect);
}

static HttpResponsePtr movedPage(const HttpRequestPtr &req) {
  return HttpResponse::newRedirectionResponse("/v2" + req->path(), k302Found);
}

static void function(const HttpRequestPtr &req, Callback &&callback) {
  callback(moved(req));
}

struct Orders {
  void remove(const HttpRequestPtr &req, Callback &&callback) const {
    callback(moved(req));
  }
  void list(const HttpRequestPtr &req, Callback &&callback) const {
    callback(movedPage(req));
  }
};

void addLists() {
  app()
      .registerHandler(
          "/post",
          [](const HttpRequestPtr &req, Callback &&callback) {
            callback(moved(req));
          },
          {Post})
      .registerHandler(
          "/get",
          [](const HttpRequestPtr &req, Callback &&callback) {
            callback(movedPage(req));
          },
          {Get})
      .registerHandler(
          "/safe",
          [](const HttpRequestPtr &req, Callback &&callback) {
            callback(movedPage(req));
          },
          {drogon::Get, drogon::Head, drogon::Options, "LoginFilter"});
  app().registerHandler("/function", &function, {"LoginFilter", Get, Put});
  app().registerHandler("/function", &function, {Get, "LoginFilter", Post});
  drogon::app().registerHandler("/member", &Orders::remove, {drogon::Delete});
  drogon::app().registerHandler("/member", &Orders::list, {drogon::Get});
}

void addOthers() {
  app().registerHandler(
      "/both",
      [](const HttpRequestPtr &req, Callback &&callback) {
        callback(HttpResponse::newRedirectionResponse("/v2" + req->getPath()));
        // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST gets a 302 by default
        // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->getPath(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
      },
      {Get, Post});
  app().registerHandlerViaRegex(
      "/orders/([0-9]+)",
      [](const HttpRequestPtr &req, Callback &&callback) {
        callback(HttpResponse::newRedirectionResponse("/v2" + req->path(),
                                                      k301MovedPermanently));
        // CHECK-MESSAGES: :[[@LINE-1]]:55: warning: PATCH gets a 301
        // CHECK-FIXES: k308PermanentRedirect));
      },
      {Patch});
  app().registerHandlerViaRegex(
      "/orders/([0-9]+)",
      [](const HttpRequestPtr &req, Callback &&callback) {
        callback(HttpResponse::newRedirectionResponse("/v2" + req->path(),
                                                      k301MovedPermanently));
      },
      {Get});

  // A stored function, and one that takes a parameter of the path.
  const std::function<void(const HttpRequestPtr &, Callback &&)> stored =
      [](const HttpRequestPtr &req, Callback &&callback) {
        callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
        // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: PUT gets
        // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
      };
  app().registerHandler("/stored", stored, {Get});
  app().registerHandler("/stored", stored, {Put});
  app().registerHandler(
      "/parameter/{1}",
      [](const HttpRequestPtr &req, Callback &&callback, int id) {
        if (id > 100)
          callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
        // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: PUT gets
        // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
      },
      {Put});
}

// Unrestricted ones are reported where they send the request on, and not where
// they lead to another page.
void addUnrestricted() {
  app().registerHandler(
      "/without-list", [](const HttpRequestPtr &req, Callback &&callback) {
        callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
        // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST, PUT, PATCH and DELETE get
        // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
      });
  app().registerHandler(
      "/without-list", [](const HttpRequestPtr &, Callback &&callback) {
        callback(HttpResponse::newRedirectionResponse("/welcome"));
      });
  app().registerHandler(
      "/empty-list",
      [](const HttpRequestPtr &req, Callback &&callback) {
        callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
        // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST, PUT, PATCH and DELETE get
        // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
      },
      {});
  app().registerHandler(
      "/filters-alone",
      [](const HttpRequestPtr &req, Callback &&callback) {
        callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
        // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST, PUT, PATCH and DELETE get
        // CHECK-FIXES: callback(HttpResponse::newRedirectionResponse("/v2" + req->path(), drogon::{{(HttpStatusCode::)?}}k307TemporaryRedirect));
      },
      {"LoginFilter", std::string("TimeFilter")});
  app().registerHandler(
      "/filters-alone",
      [](const HttpRequestPtr &, Callback &&callback) {
        callback(HttpResponse::newRedirectionResponse("/welcome"));
      },
      {"LoginFilter"});
}

// Nobody registers these here.
void unused(const HttpRequestPtr &req, Callback &&callback) {
  callback(HttpResponse::newRedirectionResponse("/v2" + req->path()));
}
struct Registry {
  void registerHandler(const char *, void (*)(const HttpRequestPtr &,
                                              Callback &&));
};
void addElsewhere(Registry &registry) {
  registry.registerHandler("/post", unused);
}
