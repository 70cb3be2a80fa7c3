// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other -- -isystem %S/include

// Statuses are objects, which helpers take by reference and by value, and have
// by default.

#include "oatpp/macro/codegen.hpp"
#include "oatpp/web/server/api/ApiController.hpp"
#include OATPP_CODEGEN_BEGIN(ApiController)

using oatpp::web::protocol::http::Headers;
using oatpp::web::protocol::http::HttpError;

class Tasks : public oatpp::web::server::api::ApiController {
public:
  Tasks(const std::shared_ptr<oatpp::data::mapping::ObjectMapper> &mapper) : ApiController(mapper) {}

  std::shared_ptr<OutgoingResponse> byReference(const oatpp::String &url, const Status &status = Status::CODE_302) {
    auto response = createResponse(status, "");
    response->putHeader("Location", url);
    return response;
  }
  std::shared_ptr<OutgoingResponse> byValue(const oatpp::String &url, Status status = Status::CODE_302) {
    auto response = createResponse(status, "");
    response->putHeader("Location", url);
    return response;
  }

  ENDPOINT("POST", "/a", a, BODY_STRING(oatpp::String, text)) {
    return byReference("/tasks.html");
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: POST gets a 302 by default{{.*}}; 303 always means GET
    // CHECK-FIXES: return byReference("/tasks.html", oatpp::web::protocol::http::Status::CODE_303);
  }
  ENDPOINT("POST", "/b", b, BODY_STRING(oatpp::String, text)) {
    return byReference("/tasks.html", Status::CODE_302);
    // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: POST gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: return byReference("/tasks.html", Status::CODE_303);
  }
  ENDPOINT("POST", "/c", c, BODY_STRING(oatpp::String, text)) {
    return byValue("/tasks.html");
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: POST gets a 302 by default{{.*}}; 303 always means GET
    // CHECK-FIXES: return byValue("/tasks.html", oatpp::web::protocol::http::Status::CODE_303);
  }
  // Silent: the default isn't meant, or GET alone comes here.
  ENDPOINT("POST", "/d", d, BODY_STRING(oatpp::String, text)) { return byValue("/tasks.html", Status::CODE_303); }
  ENDPOINT("GET", "/e", e) { return byReference("/tasks.html"); }

  // What is thrown answers, too.
  ENDPOINT("POST", "/f", f, BODY_STRING(oatpp::String, text)) {
    throw HttpError(Status::CODE_302, "", {{"Location", "/tasks.html"}});
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: POST gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: throw HttpError(Status::CODE_303, "", {{.*}}"Location", "/tasks.html"
  }
  ENDPOINT("POST", "/g", g, BODY_STRING(oatpp::String, text)) {
    Headers headers;
    headers.put("Location", "/tasks.html");
    throw HttpError(Status::CODE_302, "", headers);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: POST gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: throw HttpError(Status::CODE_303, "", headers);
  }
  // Silent: there is no Location, or GET alone comes here.
  ENDPOINT("POST", "/h", h, BODY_STRING(oatpp::String, text)) { throw HttpError(Status::CODE_302, text); }
  ENDPOINT("GET", "/i", i) { throw HttpError(Status::CODE_302, "", {{"Location", "/tasks.html"}}); }
};
