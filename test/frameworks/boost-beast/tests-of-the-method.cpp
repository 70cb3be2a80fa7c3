// RUN: %check_redirects %s %t --framework boost-beast

// Further tests of the method.

#include <boost/algorithm/string/predicate.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <string>

namespace beast = boost::beast;
namespace http = beast::http;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

std::string elsewhere(const Request &req) {
  return "https://b.example" + std::string(req.target());
}

bool isWrite(const Request &req) {
  switch (req.method()) {
  case http::verb::post:
  case http::verb::delete_:
    return true;
  default:
    return false;
  }
}
bool isRead(http::verb verb) {
  return verb == http::verb::get || verb == http::verb::head;
}

void predicate(const Request &req, Response &res) {
  if (!isWrite(req))
    return;
  res.result(http::status::found);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST and DELETE get
  // CHECK-FIXES: res.result(http::status::temporary_redirect);
  res.set(http::field::location, elsewhere(req));
}
void predicateTwin(const Request &req, Response &res) {
  if (!isRead(req.method()))
    return;
  res.result(http::status::found);
  res.set(http::field::location, elsewhere(req));
}

void ignoringCase(const Request &req, Response &res) {
  if (beast::iequals(req.method_string(), "put")) {
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PUT gets
    // CHECK-FIXES: res.result(http::status::temporary_redirect);
    res.set(http::field::location, elsewhere(req));
  }
}
void compared(const Request &req, Response &res) {
  if (req.method_string().compare("PATCH") != 0)
    return;
  res.result(http::status::found);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: PATCH gets
  // CHECK-FIXES: res.result(http::status::temporary_redirect);
  res.set(http::field::location, elsewhere(req));
}
void comparedTwin(const Request &req, Response &res) {
  if (req.method_string().compare("HEAD") != 0)
    return;
  res.result(http::status::found);
  res.set(http::field::location, elsewhere(req));
}

// Text and verb turn into each other, which is not followed: no report.
void translatedTwin(const Request &req, Response &res) {
  if (http::string_to_verb(req.method_string()) == http::verb::get) {
    res.result(http::status::found);
    res.set(http::field::location, elsewhere(req));
  }
}

// The method is that of another message: an upstream request made here.
void upstream(const Request &req, Response &res) {
  Request other{http::verb::post, "/audit", 11};
  if (other.method() == http::verb::post) {
    res.result(http::status::found);
    res.set(http::field::location, elsewhere(req));
  }
}

void verbBraced(const Request &req, Response &res) {
  const http::verb verb{req.method()};
  if (verb == http::verb::post) {
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets
    // CHECK-FIXES: res.result(http::status::temporary_redirect);
    res.set(http::field::location, elsewhere(req));
  }
}

// The verb is handed on.
void byVerb(http::verb verb, const Request &req, Response &res) {
  if (verb == http::verb::patch) {
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PATCH gets
    // CHECK-FIXES: res.result(http::status::temporary_redirect);
    res.set(http::field::location, elsewhere(req));
  }
}
void byVerbTwin(http::verb verb, const Request &req, Response &res) {
  if (verb == http::verb::get) {
    res.result(http::status::found);
    res.set(http::field::location, elsewhere(req));
  }
}
void dispatchVerb(const Request &req, Response &res) {
  if (req.method() == http::verb::options)
    return;
  byVerb(req.method(), req, res);
  byVerbTwin(req.method(), req, res);
}
