// RUN: %check_redirects %s %t --framework poco

// What the code shows of the meaning: send the request on, show another page
// (which this check leaves alone), or neither.

#include <Poco/Net/HTMLForm.h>
#include <Poco/Net/HTTPCookie.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/URI.h>
using namespace Poco::Net;

struct Store {
  void insert(const std::string &text);
  std::string find(const std::string &id) const;
};

class Forward : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() != HTTPRequest::HTTP_PUT)
      return;
    const std::string host = req.getHost();
    res.redirect("https://" + host + req.getURI(), HTTPResponse::HTTP_FOUND);
    // CHECK-NOTES: :[[@LINE-1]]:52: warning: PUT gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-NOTES: :[[@LINE-6]]:8: note: the framework calls this handler for every method
    // CHECK-NOTES: :[[@LINE-6]]:25: note: past this test the method is PUT
    // CHECK-NOTES: :[[@LINE-4]]:42: note: target is built from the request's own path
    // CHECK-FIXES: res.redirect("https://" + host + req.getURI(), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};

// The form of a POST is its body.
class SaveForm : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() != HTTPRequest::HTTP_POST)
      return;
    HTMLForm form(req, req.stream());
    res.redirect("/items/" + form.get("id"));
  }
};
class ReadStream : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() != HTTPRequest::HTTP_POST)
      return;
    std::string line;
    std::getline(req.stream(), line);
    res.redirect("/items", HTTPResponse::HTTP_FOUND);
  }
};
class LogIn : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() != HTTPRequest::HTTP_POST)
      return;
    HTTPCookie cookie("session", "1");
    res.addCookie(cookie);
    res.redirect("/home");
  }
};
class LogOut : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() != HTTPRequest::HTTP_POST)
      return;
    res.add("Set-Cookie", "session=; Max-Age=0");
    res.redirect("/");
  }
};
class Insert : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() != HTTPRequest::HTTP_DELETE)
      return;
    store.insert("deleted");
    res.setStatus(HTTPResponse::HTTP_FOUND);
    res.set("Location", "/items");
    res.send();
  }
  Store store;
};
class Again : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST)
      res.redirect(req.getURI());
  }
};
// Refused, where the handler otherwise does its work.
class Guarded : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() != HTTPRequest::HTTP_POST)
      return;
    if (!req.has("Cookie")) {
      res.redirect("/login");
      return;
    }
    HTMLForm form(req, req.stream());
    store.insert(form.get("text"));
    res.send();
  }
  Store store;
};

// Nothing shows what is meant.
class Start : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_POST)
      res.redirect("/welcome");
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: POST gets a {{.*}}; 307 repeats it, 303 shows a page
    // CHECK-NOTES: :[[@LINE-4]]:8: note: the framework calls this handler for every method
    // CHECK-NOTES: :[[@LINE-4]]:25: note: this branch is taken for POST
    //
    // CHECK-NOTES: :[[@LINE-5]]:11: note: use 307 Temporary Redirect: clients repeat the request
    // CHECK-NOTES: :[[@LINE-6]]:11: note: use 303 See Other: clients fetch the page with GET
  }
};
class StartTwin : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_GET)
      res.redirect("/welcome");
  }
};
// Sent on after it has been carried out: one of the two is wrong.
class Both : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() != HTTPRequest::HTTP_POST)
      return;
    store.insert(req.getURI());
    res.redirect("https://b.example" + req.getURI(), HTTPResponse::HTTP_FOUND);
    // CHECK-NOTES: :[[@LINE-1]]:54: warning: POST gets a {{.*}}, 303 shows a page
    // CHECK-NOTES: :[[@LINE-6]]:8: note: the framework calls this handler for every method
    // CHECK-NOTES: :[[@LINE-6]]:25: note: past this test the method is POST
    // CHECK-NOTES: :[[@LINE-4]]:44: note: target is built from the request's own path
    // CHECK-NOTES: :[[@LINE-6]]:11: note: the handler changes something here
    // CHECK-NOTES: :[[@LINE-6]]:54: note: use 307 Temporary Redirect: clients repeat the request
    // CHECK-NOTES: :[[@LINE-7]]:54: note: use 303 See Other: clients fetch the page with GET
  }
  Store store;
};

// The notes tell who makes the handler.
class Moved : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect("https://b.example" + req.getURI(), HTTPResponse::HTTP_FOUND);
    // CHECK-NOTES: :[[@LINE-1]]:54: warning: POST gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-NOTES: :[[@LINE+9]]:3: note: the framework calls this handler for every method
    // CHECK-NOTES: :[[@LINE+9]]:29: note: this branch is taken for POST
    // CHECK-NOTES: :[[@LINE+9]]:14: note: handler made here
    // CHECK-NOTES: :[[@LINE-5]]:44: note: target is built from the request's own path
    // CHECK-FIXES: res.redirect("https://b.example" + req.getURI(), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};
class Factory : public HTTPRequestHandlerFactory {
  HTTPRequestHandler *
  createRequestHandler(const HTTPServerRequest &request) override {
    if (request.getMethod() == HTTPRequest::HTTP_POST)
      return new Moved;
    return nullptr;
  }
};
