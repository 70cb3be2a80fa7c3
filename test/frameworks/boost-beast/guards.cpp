// RUN: %check_redirects %s %t --framework boost-beast

// Boost.Beast registers no handlers: a function that tests the method handles
// what its tests let through. Every redirect here forwards the request, so that
// only its methods decide.

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

void earlyReturn(const Request &req, Response &res) {
  if (req.method() != http::verb::post)
    return;
  res.result(http::status::found);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: res.result(http::status::temporary_redirect);
  res.set(http::field::location, elsewhere(req));
}
void earlyReturnTwin(const Request &req, Response &res) {
  if (req.method() != http::verb::get)
    return;
  res.result(http::status::found);
  res.set(http::field::location, elsewhere(req));
}

void inBranch(const Request &req, Response &res) {
  if (http::verb::delete_ == req.method()) {
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: DELETE gets a 302: some clients then send GET instead; 307 repeats it
    // CHECK-FIXES: res.result(http::status::temporary_redirect);
    res.set(http::field::location, elsewhere(req));
  }
}
void inBranchTwin(const Request &req, Response &res) {
  if (http::verb::delete_ == req.method()) {
    res.result(http::status::no_content);
  } else if (http::verb::head == req.method()) {
    res.result(http::status::found);
    res.set(http::field::location, elsewhere(req));
  }
}

// What is left without GET and HEAD are the methods that write.
void otherwise(const Request &req, Response &res) {
  if (req.method() == http::verb::get || req.method() == http::verb::head) {
    res.body() = "page";
  } else {
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST, PUT, PATCH and DELETE get a 302: most clients turn POST into GET; 307 repeats it
    // CHECK-FIXES: res.result(http::status::temporary_redirect);
    res.set(http::field::location, elsewhere(req));
  }
}
void otherwiseTwin(const Request &req, Response &res) {
  if (req.method() != http::verb::get && req.method() != http::verb::head) {
    res.result(http::status::method_not_allowed);
  } else {
    res.result(http::status::found);
    res.set(http::field::location, elsewhere(req));
  }
}

// Never a test of the method: nobody here says who comes.
void noTest(const Request &req, Response &res) {
  res.result(http::status::found);
  res.set(http::field::location, elsewhere(req));
}
void otherTest(const Request &req, Response &res) {
  if (req.target() != "/old" || req.version() < 11)
    return;
  res.result(http::status::found);
  res.set(http::field::location, elsewhere(req));
}
// One that refuses a single method singles out no other.
void refusesOne(const Request &req, Response &res) {
  if (req.method() == http::verb::trace)
    return;
  res.result(http::status::found);
  res.set(http::field::location, elsewhere(req));
}
// The test comes after the redirect, and tells nothing of it.
Response testedLater(const Request &req) {
  Response res{http::status::found, req.version()};
  res.set(http::field::location, elsewhere(req));
  res.keep_alive(req.method() == http::verb::post);
  return res;
}
// Methods that don't redirect.
void preflight(const Request &req, Response &res) {
  if (req.method() != http::verb::options)
    return;
  res.result(http::status::found);
  res.set(http::field::location, elsewhere(req));
}

void fallThrough(const Request &req, Response &res) {
  switch (req.method()) {
  case http::verb::get:
  case http::verb::head:
    res.body() = "page";
    break;
  case http::verb::put:
    if (req.version() < 11)
      return;
    [[fallthrough]];
  case http::verb::patch:
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PUT and PATCH get
    // CHECK-FIXES: res.result(http::status::temporary_redirect);
    res.set(http::field::location, elsewhere(req));
    break;
  default:
    res.result(http::status::method_not_allowed);
    break;
  }
}
void fallThroughTwin(const Request &req, Response &res) {
  switch (req.method()) {
  case http::verb::get:
    if (req.version() < 11)
      return;
    [[fallthrough]];
  case http::verb::head:
    res.result(http::status::found);
    res.set(http::field::location, elsewhere(req));
    break;
  case http::verb::put:
  case http::verb::patch:
  default:
    res.result(http::status::method_not_allowed);
    break;
  }
}

void defaultCase(const Request &req, Response &res) {
  switch (const auto verb = req.method(); verb) {
  case http::verb::get:
  case http::verb::head:
  case http::verb::post:
    res.result(http::status::ok);
    break;
  default:
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PUT, PATCH and DELETE get
    // CHECK-FIXES: res.result(http::status::temporary_redirect);
    res.set(http::field::location, elsewhere(req));
  }
}
void defaultCaseTwin(const Request &req, Response &res) {
  switch (req.method()) {
  case http::verb::post:
  case http::verb::put:
  case http::verb::patch:
  case http::verb::delete_:
    res.result(http::status::ok);
    break;
  default:
    res.result(http::status::found);
    res.set(http::field::location, elsewhere(req));
  }
}

// A switch without default, and what comes behind it.
void behindSwitch(const Request &req, Response &res) {
  switch (req.method()) {
  case http::verb::get:
  case http::verb::head:
    return;
  case http::verb::delete_:
    throw http::error::bad_method;
  }
  res.result(http::status::found);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST, PUT and PATCH get
  // CHECK-FIXES: res.result(http::status::temporary_redirect);
  res.set(http::field::location, elsewhere(req));
}
void behindSwitchTwin(const Request &req, Response &res) {
  switch (req.method()) {
  case http::verb::get:
  case http::verb::head:
    break;
  default:
    return;
  }
  res.result(http::status::found);
  res.set(http::field::location, elsewhere(req));
}

void methodString(const Request &req, Response &res) {
  if (req.method_string() == "POST") {
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets
    // CHECK-FIXES: res.result(http::status::temporary_redirect);
    res.set(http::field::location, elsewhere(req));
  }
}
void methodStringTwin(const Request &req, Response &res) {
  if (req.method_string() == "GET") {
    res.result(http::status::found);
    res.set(http::field::location, elsewhere(req));
  }
}

void verbLocal(const Request &req, Response &res) {
  const http::verb verb = req.method();
  if (verb != http::verb::put && verb != http::verb::post)
    return;
  res.result(http::status::found);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST and PUT get
  // CHECK-FIXES: res.result(http::status::temporary_redirect);
  res.set(http::field::location, elsewhere(req));
}
void verbLocalTwin(const Request &req, Response &res) {
  const http::verb verb = req.method();
  if (verb == http::verb::put || verb == http::verb::post)
    return;
  if (verb == http::verb::patch || verb == http::verb::delete_)
    return;
  res.result(http::status::found);
  res.set(http::field::location, elsewhere(req));
}

void boolLocal(const Request &req, Response &res) {
  const auto isWrite = req.method() == http::verb::post ||
                       req.method() == http::verb::put;
  if (isWrite) {
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST and PUT get
    // CHECK-FIXES: res.result(http::status::temporary_redirect);
    res.set(http::field::location, elsewhere(req));
  }
}
void boolLocalTwin(const Request &req, Response &res) {
  const auto isWrite = req.method() != http::verb::get &&
                       req.method() != http::verb::head;
  if (!isWrite) {
    res.result(http::status::found);
    res.set(http::field::location, elsewhere(req));
  }
}

// A bool that is assigned again says what it said last.
void boolAssigned(const Request &req, Response &res, bool readOnly) {
  bool forwards = false;
  if (req.method() == http::verb::patch)
    forwards = true;
  if (readOnly)
    forwards = false;
  if (!forwards)
    return;
  res.result(http::status::found);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: PATCH gets
  // CHECK-FIXES: res.result(http::status::temporary_redirect);
  res.set(http::field::location, elsewhere(req));
}
void boolAssignedTwin(const Request &req, Response &res) {
  bool forwards = req.method() == http::verb::patch;
  forwards = req.method() == http::verb::get;
  if (!forwards)
    return;
  res.result(http::status::found);
  res.set(http::field::location, elsewhere(req));
}

void ignoringCase(const Request &req, Response &res) {
  if (boost::iequals(req.method_string(), "put")) {
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PUT gets
    // CHECK-FIXES: res.result(http::status::temporary_redirect);
    res.set(http::field::location, elsewhere(req));
  }
}
void ignoringCaseTwin(const Request &req, Response &res) {
  if (boost::algorithm::iequals(req.method_string(), "get")) {
    res.result(http::status::found);
    res.set(http::field::location, elsewhere(req));
  }
}

// A method and what it answers are tied.
void statusByMethod(const Request &req, Response &res) {
  res.result(req.method() == http::verb::get
                 ? http::status::found
                 : http::status::temporary_redirect);
  res.set(http::field::location, elsewhere(req));
}
void statusByMethodTwin(const Request &req, Response &res) {
  res.result(req.method() == http::verb::post
                 ? http::status::found
                 // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: POST gets
                 // CHECK-FIXES: ? http::status::temporary_redirect
                 : http::status::temporary_redirect);
  res.set(http::field::location, elsewhere(req));
}
