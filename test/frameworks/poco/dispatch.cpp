// RUN: %check_redirects %s %t --framework poco

// Base classes of the project's own between the framework and the handlers:
// what they dispatch by is all that the functions behind them serve. Every
// redirect forwards the request.

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
using namespace Poco::Net;

std::string elsewhere(const HTTPServerRequest &req) {
  return "https://b.example" + req.getURI();
}

class Resource : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) final {
    if (req.getMethod() == HTTPRequest::HTTP_GET ||
        req.getMethod() == HTTPRequest::HTTP_HEAD)
      doGet(req, res);
    else if (req.getMethod() == HTTPRequest::HTTP_POST)
      doPost(req, res);
    else if (req.getMethod() == HTTPRequest::HTTP_DELETE)
      this->doDelete(req, res);
    else
      refuse(res);
  }

protected:
  virtual void doGet(HTTPServerRequest &req, HTTPServerResponse &res) = 0;
  virtual void doPost(HTTPServerRequest &, HTTPServerResponse &res) {
    refuse(res);
  }
  virtual void doDelete(HTTPServerRequest &, HTTPServerResponse &res) {
    refuse(res);
  }

private:
  static void refuse(HTTPServerResponse &res) {
    res.setStatusAndReason(HTTPResponse::HTTP_METHOD_NOT_ALLOWED);
    res.send();
  }
};

class Order : public Resource {
  void doGet(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
  void doPost(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};

// Overridden once more below.
class Entry : public Resource {
protected:
  void doGet(HTTPServerRequest &, HTTPServerResponse &res) override {
    res.send() << "entry";
  }
  void doDelete(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req));
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: DELETE gets a 302 by default
    // CHECK-FIXES: res.redirect(elsewhere(req), Poco::Net::HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};
class OldEntry : public Entry {
  void doGet(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_MOVED_PERMANENTLY);
  }
  void doDelete(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_MOVED_PERMANENTLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: DELETE gets a 301
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_PERMANENT_REDIRECT);
  }
};

// A function of the same name in a class that nobody dispatches to.
class Unrelated {
public:
  virtual ~Unrelated() = default;
  virtual void doPost(HTTPServerRequest &req, HTTPServerResponse &res) {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
};

// Overridden work between tests that are the base's: override and call base.
class Secure : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (!req.secure()) {
      res.redirect(elsewhere(req), HTTPResponse::HTTP_MOVED_PERMANENTLY);
      // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: PUT gets a 301
      // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_PERMANENT_REDIRECT);
    }
  }
};
class Upload : public Secure {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_PUT)
      Secure::handleRequest(req, res);
    else
      res.send();
  }
};

// Member functions that are chosen by the method.
class Members : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    const auto &method = req.getMethod();
    if (method == HTTPRequest::HTTP_PATCH)
      return patch(req, res);
    if (method == HTTPRequest::HTTP_HEAD)
      return head(req, res);
    res.send();
  }
  void patch(HTTPServerRequest &req, HTTPServerResponse &res) {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: PATCH gets
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
  void head(HTTPServerRequest &req, HTTPServerResponse &res) {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
};
