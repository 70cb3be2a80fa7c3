// RUN: %check_redirects %s %t --framework poco

// What people's POCO servers do, in our own words: each redirect was judged by
// hand before the check saw it.

#include <Poco/Format.h>
#include <Poco/Net/HTMLForm.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/String.h>
#include <Poco/URI.h>
#include <map>
#include <string>

using namespace Poco::Net;
using Request = HTTPServerRequest;
using Response = HTTPServerResponse;

struct Link {
  int id = -1;
  std::string url;
};
struct Store {
  virtual ~Store() = default;
  virtual Link find(const std::string &code) const = 0;
  virtual void add(const std::string &name, const std::string &text) = 0;
};

// Right to be silent: a short link opens a page, and leads away from the
// request's own path.
class ShortLink : public HTTPRequestHandler {
public:
  ShortLink(Store &store, std::string code)
      : store(store), code(std::move(code)) {}
  void handleRequest(Request &request, Response &response) override {
    const std::string method = request.getMethod();
    if (method == "OPTIONS") {
      response.setStatus(HTTPResponse::HTTP_OK);
      response.send() << "Success";
      return;
    }
    open(response);
  }

private:
  void open(Response &response) {
    Link link = store.find(code.substr(1, 6));
    if (link.id == -1) {
      response.setStatus(HTTPResponse::HTTP_BAD_REQUEST);
      response.send() << "no such link";
      return;
    }
    response.setStatus(HTTPResponse::HTTP_FOUND);
    response.set("Location", link.url);
    response.send() << "Redirect to " << link.url;
  }
  Store &store;
  std::string code;
};

// A class of the project's own tells the methods apart for its controllers.
class Controller : public HTTPRequestHandler {
public:
  void handleRequest(Request &request, Response &response) override {
    if (request.getMethod() == HTTPRequest::HTTP_GET)
      onGet(request, response);
    else if (request.getMethod() == HTTPRequest::HTTP_POST)
      onPost(request, response);
    else
      response.setStatusAndReason(HTTPResponse::HTTP_METHOD_NOT_ALLOWED);
  }

protected:
  virtual void onGet(Request &request, Response &response) = 0;
  virtual void onPost(Request &request, Response &response) = 0;
};

// Right to be silent: pictures are made when they are first read; a note is
// stored, then shown, or the form is shown again.
class Notes : public Controller {
public:
  explicit Notes(Store &store) : store(store) {}

protected:
  void onGet(Request &request, Response &response) override {
    const std::string path = Poco::URI(request.getURI()).getPath();
    response.redirect("/pictures" + path + ".png", HTTPResponse::HTTP_FOUND);
  }
  void onPost(Request &request, Response &response) override {
    HTMLForm form(request, request.stream());
    if (form.get("text", "").empty()) {
      response.redirect("/notes?e=empty");
      return;
    }
    store.add(form.get("name", ""), form.get("text"));
    response.redirect(Poco::format("/notes/%s", form.get("name")),
                      HTTPResponse::HTTP_FOUND);
  }

private:
  Store &store;
};

// Right to report: the upgrade to https, which a factory puts before all else.
class Upgrade : public HTTPRequestHandler {
public:
  void handleRequest(Request &request, Response &response) override {
    response.redirect("https://" + request.getHost() + request.getURI());
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST, PUT, PATCH and DELETE get a 302 by default{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: response.redirect("https://" + request.getHost() + request.getURI(), Poco::Net::HTTPResponse::{{(HTTPStatus::)?}}HTTP_TEMPORARY_REDIRECT);
  }
};

class Factory : public HTTPRequestHandlerFactory {
public:
  explicit Factory(Store &store) : store(store) {}
  HTTPRequestHandler *
  createRequestHandler(const HTTPServerRequest &request) override {
    if (!request.secure())
      return new Upgrade;
    const std::string &uri = request.getURI();
    if (Poco::startsWith(uri, std::string("/notes")))
      return new Notes(store);
    return new ShortLink(store, uri);
  }

private:
  Store &store;
};
