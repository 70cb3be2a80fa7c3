// RUN: %check_redirects %s %t --std c++20 -- -isystem %S/include

// What a redirect_exception leaves out is 301.

#include <seastar.hh>
using namespace seastar;
using Reply = future<std::unique_ptr<http::reply>>;

struct Moved : httpd::handler_base {
  Reply handle(const sstring &path, std::unique_ptr<http::request> req,
               std::unique_ptr<http::reply> rep) override {
    throw httpd::redirect_exception("https://b.example" + req->_url);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this redirect answers POST with 301 Moved Permanently by default, and most clients then repeat the request as GET, without its body; use 308 Permanent Redirect to have it repeated unchanged [http-redirect-loses-method]
    // CHECK-FIXES: throw httpd::redirect_exception("https://b.example" + req->_url, seastar::http::reply::status_type::permanent_redirect);
  }
};

struct MovedPage : httpd::handler_base {
  Reply handle(const sstring &path, std::unique_ptr<http::request> req,
               std::unique_ptr<http::reply> rep) override {
    throw httpd::redirect_exception("https://b.example" + req->_url);
  }
};

void serve(httpd::routes &routes) {
  routes.put(httpd::POST, "/orders", new Moved());
  routes.put(httpd::GET, "/page", new MovedPage());
  // A lambda is made a handler first.
  routes.put(httpd::POST, "/lambda",
             new httpd::function_handler(
                 [](const http::request &req, http::reply &rep) {
                   rep.set_status(http::reply::status_type::moved_temporarily);
                   // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: this redirect answers POST with 302 Found, and {{.*}}; use 307 Temporary Redirect to have it repeated unchanged
                   // CHECK-FIXES: rep.set_status(http::reply::status_type::temporary_redirect);
                   rep.add_header("Location", "https://b.example" + req._url);
                   return sstring();
                 },
                 "html"));
}
