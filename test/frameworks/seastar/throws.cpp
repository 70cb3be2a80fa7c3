// RUN: %check_redirects %s %t --std c++20 -- -isystem %S/include

// What a redirect_exception leaves out is 301.

#include <seastar.hh>
using namespace seastar;
using Reply = future<std::unique_ptr<http::reply>>;

struct Moved : httpd::handler_base {
  Reply handle(const sstring &path, std::unique_ptr<http::request> req,
               std::unique_ptr<http::reply> rep) override {
    throw httpd::redirect_exception("https://b.example" + req->_url);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: POST gets a 301 by default: most clients then send GET without the body; 308 repeats it [http-redirect-loses-method]
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
                   // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: POST gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
                   // CHECK-FIXES: rep.set_status(http::reply::status_type::temporary_redirect);
                   rep.add_header("Location", "https://b.example" + req._url);
                   return sstring();
                 },
                 "html"));
}
