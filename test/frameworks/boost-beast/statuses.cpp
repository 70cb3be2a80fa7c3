// RUN: %check_redirects %s %t --framework boost-beast

// Every way to give a message the status and the target of a redirect, and the
// fix in its spelling.

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <string>

namespace http = boost::beast::http;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

#define HTTP_MOVETEMP 302

std::string elsewhere(const Request &req) {
  return "https://b.example" + std::string(req.target());
}

void permanent(const Request &req, Response &res) {
  if (req.method() == http::verb::post) {
    res.result(http::status::moved_permanently);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.result(http::status::permanent_redirect);
    res.set(http::field::location, elsewhere(req));
  }
}

void number(const Request &req, Response &res) {
  if (req.method() == http::verb::post) {
    res.result(302);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302
    // CHECK-FIXES: res.result(307);
    res.set(http::field::location, elsewhere(req));
  }
}
void unsignedNumber(const Request &req, Response &res) {
  if (req.method() == http::verb::post) {
    res.result(301u);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 301
    // CHECK-FIXES: res.result(308u);
    res.set(http::field::location, elsewhere(req));
  }
}
void macro(const Request &req, Response &res) {
  if (req.method() == http::verb::post) {
    res.result(HTTP_MOVETEMP);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302
    // CHECK-FIXES: res.result(307);
    res.set(http::field::location, elsewhere(req));
  }
}
void castNumber(const Request &req, Response &res) {
  if (req.method() == http::verb::post) {
    res.result(static_cast<http::status>(302));
    // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: POST gets a 302
    // CHECK-FIXES: res.result(static_cast<http::status>(307));
    res.set(http::field::location, elsewhere(req));
  }
}

Response parenthesized(const Request &req) {
  if (req.method() != http::verb::put)
    return Response(http::status::method_not_allowed, req.version());
  Response res(http::status::found, req.version());
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PUT gets a 302
  // CHECK-FIXES: Response res(http::status::temporary_redirect, req.version());
  res.set(http::field::location, elsewhere(req));
  return res;
}
Response braced(const Request &req) {
  if (req.method() != http::verb::put)
    return {http::status::method_not_allowed, req.version()};
  Response res{http::status::moved_permanently, req.version()};
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PUT gets a 301
  // CHECK-FIXES: Response res{http::status::permanent_redirect, req.version()};
  res.insert(http::field::location, elsewhere(req));
  return res;
}
Response bracedTwin(const Request &req) {
  if (req.method() != http::verb::get)
    return {http::status::method_not_allowed, req.version()};
  Response res{http::status::moved_permanently, req.version()};
  res.insert(http::field::location, elsewhere(req));
  return res;
}
Response withBody(const Request &req) {
  if (req.method() != http::verb::put)
    return Response{http::status::method_not_allowed, 11};
  auto res = Response{http::status::found, 11, "moved"};
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: PUT gets
  // CHECK-FIXES: auto res = Response{http::status::temporary_redirect, 11, "moved"};
  res.set("Location", elsewhere(req));
  return res;
}
http::response<http::empty_body> emptyBody(const Request &req) {
  if (req.method() != http::verb::delete_)
    return {http::status::method_not_allowed, req.version()};
  http::response<http::empty_body> res{http::status::found, req.version()};
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: DELETE gets
  // CHECK-FIXES: http::response<http::empty_body> res{http::status::temporary_redirect, req.version()};
  res.set("location", elsewhere(req));
  return res;
}

void locationFirst(const Request &req, Response &res) {
  res.set(http::field::location, elsewhere(req));
  if (req.method() == http::verb::patch)
    res.result(http::status::found);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PATCH gets
  // CHECK-FIXES: res.result(http::status::temporary_redirect);
}
void locationFirstTwin(const Request &req, Response &res) {
  if (req.method() == http::verb::patch)
    res.set(http::field::location, elsewhere(req));
  else
    res.result(http::status::found);
}

// Fields of a name of its own, and further ones that are no Location.
void insertedByName(const Request &req, Response &res) {
  if (req.method() == http::verb::patch) {
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PATCH gets
    // CHECK-FIXES: res.result(http::status::temporary_redirect);
    res.insert("Location", elsewhere(req));
  }
}
void insertedByNameTwin(const Request &req, Response &res) {
  if (req.method() == http::verb::patch) {
    res.result(http::status::found);
    res.insert("Content-Location", elsewhere(req));
    res.set(http::field::link, elsewhere(req));
  }
}

void local(const Request &req, Response &res) {
  if (req.method() == http::verb::post) {
    auto status = http::status::found;
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST gets
    // CHECK-FIXES: auto status = http::status::temporary_redirect;
    res.result(status);
    res.set(http::field::location, elsewhere(req));
  }
}
void localTwin(const Request &req, Response &res) {
  if (req.method() == http::verb::post) {
    auto status = http::status::found;
    if (req.version() == 11)
      status = http::status::temporary_redirect;
    else
      status = http::status::see_other;
    res.result(status);
    res.set(http::field::location, elsewhere(req));
  }
}
void choice(const Request &req, Response &res, bool isPermanent) {
  if (req.method() == http::verb::post) {
    res.result(isPermanent ? http::status::moved_permanently
               // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: POST gets a 301
               // CHECK-FIXES: res.result(isPermanent ? http::status::permanent_redirect
                           : http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: POST gets a 302
    // CHECK-FIXES: : http::status::temporary_redirect);
    res.set(http::field::location, elsewhere(req));
  }
}

namespace directive {
using namespace boost::beast::http;

void usingDirective(const request<string_body> &req,
                    response<string_body> &res) {
  if (req.method() == verb::post) {
    res.result(status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets
    // CHECK-FIXES: res.result(status::temporary_redirect);
    res.set(field::location, elsewhere(req));
  }
}
void usingDirectiveTwin(const request<string_body> &req,
                        response<string_body> &res) {
  if (req.method() == verb::get) {
    res.result(status::found);
    res.set(field::location, elsewhere(req));
  }
}
} // namespace directive

namespace aliases {
using Verb = http::verb;
using Status = http::status;
using Field = http::field;

void typeAlias(const Request &req, Response &res) {
  if (req.method() == Verb::post) {
    res.result(Status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets
    // CHECK-FIXES: res.result(Status::temporary_redirect);
    res.set(Field::location, elsewhere(req));
  }
}
} // namespace aliases

// Clients keep the method of these.
void kept(const Request &req, Response &res) {
  if (req.method() == http::verb::post) {
    res.result(http::status::temporary_redirect);
    res.set(http::field::location, elsewhere(req));
  }
}
void keptForEver(const Request &req, Response &res) {
  if (req.method() == http::verb::post) {
    res.result(308);
    res.set(http::field::location, elsewhere(req));
  }
}
void shown(const Request &req, Response &res) {
  if (req.method() == http::verb::post) {
    res.result(http::status::see_other);
    res.set(http::field::location, elsewhere(req));
  }
}
// The last status counts.
void overwritten(const Request &req, Response &res) {
  if (req.method() == http::verb::post) {
    res.result(http::status::found);
    res.set(http::field::location, elsewhere(req));
    res.result(http::status::temporary_redirect);
  }
}
Response overwrittenForSome(const Request &req) {
  Response res{http::status::found, req.version()};
  res.set(http::field::location, elsewhere(req));
  if (req.method() != http::verb::get && req.method() != http::verb::head)
    res.result(http::status::temporary_redirect);
  return res;
}
// A status of a redirect without a Location, and the other way round.
void statusOnly(const Request &req, Response &res) {
  if (req.method() == http::verb::post)
    res.result(http::status::found);
}
void created(const Request &req, Response &res) {
  if (req.method() == http::verb::post) {
    res.result(http::status::created);
    res.set(http::field::location, elsewhere(req));
  }
}
// Two responses: the one has the status, the other the Location.
void apart(const Request &req, Response &res, Response &other) {
  if (req.method() == http::verb::post) {
    res.result(http::status::found);
    other.set(http::field::location, elsewhere(req));
  }
}
// A client looks at the answer, and answers nothing itself.
void follow(const Response &res, Request &next) {
  if (res.result() == http::status::found || res.result_int() == 301) {
    next.method(http::verb::post);
    next.target(res[http::field::location]);
  }
}
// A number that is no status.
void width(const Request &req, Response &res) {
  if (req.method() == http::verb::post) {
    unsigned width = 302;
    res.set(http::field::location, elsewhere(req));
    res.body() = std::to_string(width);
  }
}
