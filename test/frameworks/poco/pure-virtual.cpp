// RUN: %check_redirects %s %t --framework poco

// A base class calls a pure virtual function under a guard.

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/URI.h>
#include <memory>
using namespace Poco::Net;

std::string elsewhere(const HTTPServerRequest &req) {
  return "https://b.example" + req.getURI();
}

class Resource : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST)
      doPost(req, res);
    else if (req.getMethod() == HTTPRequest::HTTP_GET)
      doGet(req, res);
  }
  virtual void doPost(HTTPServerRequest &req, HTTPServerResponse &res) = 0;
  virtual void doGet(HTTPServerRequest &req, HTTPServerResponse &res) = 0;
};

class Order : public Resource {
  void doPost(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: POST gets
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
  void doGet(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
};
