// RUN: %check_redirects %s %t --std c++20 --checks http-redirect-loses-method,http-redirect-implicit-see-other -- -isystem %S/include

// A filter serves what the routes serve that name it; every method where none
// is seen to.

#include <drogon/drogon.h>
using namespace drogon;
using Callback = std::function<void(const HttpResponsePtr &)>;

class PostFilter : public HttpFilter<PostFilter> {
public:
  void doFilter(const HttpRequestPtr &req, FilterCallback &&send, FilterChainCallback &&next) override {
    if (req->session()->find("user"))
      return next();
    send(HttpResponse::newRedirectionResponse("https://b.example" + req->path(), k302Found));
    // CHECK-MESSAGES: :[[@LINE-1]]:82: warning: POST and DELETE get a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: send(HttpResponse::newRedirectionResponse("https://b.example" + req->path(), k307TemporaryRedirect));
  }
};

// Silent: of GET alone.
class PageFilter : public HttpFilter<PageFilter> {
public:
  void doFilter(const HttpRequestPtr &req, FilterCallback &&send, FilterChainCallback &&next) override {
    send(HttpResponse::newRedirectionResponse("https://b.example" + req->path(), k302Found));
  }
};

namespace site {
class UpgradeFilter : public HttpFilter<UpgradeFilter> {
public:
  void doFilter(const HttpRequestPtr &req, FilterCallback &&send, FilterChainCallback &&next) override {
    send(HttpResponse::newRedirectionResponse("https://b.example" + req->path(), k302Found));
    // CHECK-MESSAGES: :[[@LINE-1]]:82: warning: PUT gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: send(HttpResponse::newRedirectionResponse("https://b.example" + req->path(), k307TemporaryRedirect));
  }
};
} // namespace site

class FreeFilter : public HttpFilter<FreeFilter> {
public:
  void doFilter(const HttpRequestPtr &req, FilterCallback &&send, FilterChainCallback &&next) override {
    send(HttpResponse::newRedirectionResponse("https://b.example" + req->path(), k302Found));
    // CHECK-MESSAGES: :[[@LINE-1]]:82: warning: POST, PUT, PATCH and DELETE get a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: send(HttpResponse::newRedirectionResponse("https://b.example" + req->path(), k307TemporaryRedirect));
  }
};

class Orders : public HttpController<Orders> {
public:
  METHOD_LIST_BEGIN
  ADD_METHOD_TO(Orders::save, "/a", Post, "PostFilter");
  ADD_METHOD_TO(Orders::save, "/b", "PageFilter", Get);
  METHOD_ADD(Orders::save, "/c", Delete, "PostFilter");
  METHOD_LIST_END
  void save(const HttpRequestPtr &, Callback &&);
};

class Page : public HttpSimpleController<Page> {
public:
  PATH_LIST_BEGIN
  PATH_ADD("/d", Put, "site::UpgradeFilter");
  PATH_LIST_END
  void asyncHandleHttpRequest(const HttpRequestPtr &, Callback &&) override;
};
