// An authorization server sends the user, who has just typed a password, back
// to the client.

#include <Poco/Net/HTMLForm.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <string>

using namespace Poco::Net;

struct Token {
  std::string value;
};
Token grant(const std::string &client, const std::string &scope);

class Authorize : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    HTMLForm form(request, request.stream());
    if (request.getMethod() == HTTPRequest::HTTP_POST)
      success(form, response);
    else
      ask(response);
  }

private:
  static void success(const HTMLForm &form, HTTPServerResponse &response) {
    const Token token = grant(form["client_id"], form["scope"]);
    const std::string url = form["redirect_uri"] +
                            "?access_token=" + token.value +
                            "&state=" + form["state"];
    response.set("Cache-Control", "no-store");
    response.redirect(url, HTTPResponse::HTTP_FOUND);
  }

  static void ask(HTTPServerResponse &response) {
    response.send() << "<form method=post>...</form>";
  }
};
