// RUN: %check_redirects %s %t --framework poco
// RUN: %check_redirects %s %t --framework poco --std c++20

// Handlers are classes that override what the framework calls. Nobody in this
// unit makes them, so that they serve every method, but for what they test.

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/String.h>
#include <cstring>
#include <stdexcept>
using namespace Poco::Net;

std::string elsewhere(const HTTPServerRequest &req) {
  return "https://b.example" + req.getURI();
}

// Without a test, the one that sends the request on is reported.
class Upgrade : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_MOVED_PERMANENTLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_PERMANENT_REDIRECT);
  }
};
class UpgradeTwin : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &, HTTPServerResponse &res) override {
    res.redirect("/index.html", HTTPResponse::HTTP_MOVED_PERMANENTLY);
  }
};

class NotPost : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() != HTTPRequest::HTTP_POST) {
      res.setStatusAndReason(HTTPResponse::HTTP_METHOD_NOT_ALLOWED);
      res.send();
      return;
    }
    res.redirect(elsewhere(req));
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets a 302 by default: most clients then send GET without the body; 307 repeats it
    // CHECK-FIXES: res.redirect(elsewhere(req), Poco::Net::HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};
class NotPostTwin : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() != HTTPRequest::HTTP_GET) {
      res.setStatusAndReason(HTTPResponse::HTTP_METHOD_NOT_ALLOWED);
      res.send();
      return;
    }
    res.redirect(elsewhere(req));
  }
};

class Equal : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    if (request.getMethod() == HTTPRequest::HTTP_PUT ||
        HTTPServerRequest::HTTP_DELETE == request.getMethod())
      response.redirect(elsewhere(request), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: PUT and DELETE get a 302: some
    // CHECK-FIXES: response.redirect(elsewhere(request), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
    else
      response.redirect("/", HTTPResponse::HTTP_SEE_OTHER);
  }
};
class EqualTwin : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    if (request.getMethod() == HTTPRequest::HTTP_GET ||
        HTTPServerRequest::HTTP_HEAD == request.getMethod())
      response.redirect(elsewhere(request), HTTPResponse::HTTP_FOUND);
    else
      response.redirect("/", HTTPResponse::HTTP_SEE_OTHER);
  }
};

class Literal : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == "POST")
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: POST gets
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};
class LiteralTwin : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == "GET")
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
};

class IgnoringCase : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (Poco::icompare(req.getMethod(), "patch") == 0)
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: PATCH gets
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
    else if (!Poco::icompare(req.getMethod(), HTTPRequest::HTTP_PUT))
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: PUT gets
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};
class IgnoringCaseTwin : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (Poco::icompare(req.getMethod(), "get") == 0)
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    else if (!Poco::icompare(req.getMethod(), HTTPRequest::HTTP_HEAD))
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
};

class Compared : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod().compare("DELETE") == 0)
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: DELETE gets
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
    if (std::strcmp(req.getMethod().c_str(), "PUT") == 0)
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: PUT gets
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};
class ComparedTwin : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod().compare("GET") == 0)
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    if (std::strcmp(req.getMethod().c_str(), "HEAD") == 0)
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
};

class Locals : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    const std::string &method = req.getMethod();
    const auto isWrite =
        method == HTTPRequest::HTTP_POST || method == HTTPRequest::HTTP_PUT;
    if (isWrite)
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: POST and PUT get
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};
class LocalsTwin : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    const std::string method = req.getMethod();
    const bool isRead =
        method == HTTPRequest::HTTP_GET || method == HTTPRequest::HTTP_HEAD;
    if (isRead)
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
};

bool isPost(const HTTPServerRequest &req) {
  return req.getMethod() == HTTPRequest::HTTP_POST;
}
void requirePut(const HTTPServerRequest &req) {
  if (req.getMethod() != HTTPRequest::HTTP_PUT)
    throw std::runtime_error("PUT only");
}

class Helpers : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (isPost(req)) {
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
      // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: POST gets
      // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
      return;
    }
    requirePut(req);
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: PUT gets
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};
class HelpersTwin : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    requirePut(req);
    if (!isPost(req))
      res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
    else
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
};

// A template is looked at where it is instantiated, and reported once.
template <typename Policy> class Forwarding : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (Policy::admits(req))
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: POST and PUT get
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};
template <typename Policy> class ForwardingTwin : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (Policy::admits(req))
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
};
struct Posts {
  static bool admits(const HTTPServerRequest &req) {
    return req.getMethod() == HTTPRequest::HTTP_POST;
  }
};
struct Puts {
  static bool admits(const HTTPServerRequest &req) {
    return req.getMethod() == HTTPRequest::HTTP_PUT;
  }
};
struct Gets {
  static bool admits(const HTTPServerRequest &req) {
    return req.getMethod() == HTTPRequest::HTTP_GET;
  }
};
Forwarding<Posts> forwardsPost;
Forwarding<Puts> forwardsPut;
Forwarding<Gets> forwardsGet;
ForwardingTwin<Gets> twin;

// One that overrides it without the framework: nobody calls it.
struct Unrelated {
  virtual ~Unrelated() = default;
  virtual void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res);
};
struct UnrelatedTwin : Unrelated {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
};

// A member function that only has the name.
class Overload : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect("https://b.example" + req.getURI(),
                 HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res, int) {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
};
