// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other -- -isystem %S/include

// ENDPOINT_ASYNC makes an object for each request, which goes on step by step.

#include "oatpp/macro/codegen.hpp"
#include "oatpp/web/server/api/ApiController.hpp"
#include OATPP_CODEGEN_BEGIN(ApiController)

class Orders : public oatpp::web::server::api::ApiController {
public:
  Orders(const std::shared_ptr<oatpp::data::mapping::ObjectMapper> &mapper) : ApiController(mapper) {}

  ENDPOINT_ASYNC("PUT", "/a", Forward) {
    ENDPOINT_ASYNC_INIT(Forward)
    Action act() override {
      auto response = controller->createResponse(Status::CODE_302, "");
      // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: PUT gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
      // CHECK-FIXES: auto response = controller->createResponse(Status::CODE_307, "");
      response->putHeader("Location", "https://b.example" + request->getStartingLine().path.toString());
      return _return(response);
    }
  };

  ENDPOINT_ASYNC("POST", "/b", Save) {
    ENDPOINT_ASYNC_INIT(Save)
    Action act() override {
      return request->readBodyToStringAsync().callbackTo(&Save::saved);
    }
    Action saved(const oatpp::String &body) {
      auto response = controller->createResponse(Status::CODE_302, "");
      // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: POST gets a 302{{.*}}; 303 always means GET
      // CHECK-FIXES: auto response = controller->createResponse(Status::CODE_303, "");
      response->putHeader("Location", "/done");
      return _return(response);
    }
  };

  // Silent: GET, and steps that GET alone takes.
  ENDPOINT_ASYNC("GET", "/c", Show) {
    ENDPOINT_ASYNC_INIT(Show)
    Action act() override { return yieldTo(&Show::next); }
    Action next() {
      auto response = controller->createResponse(Status::CODE_302, "");
      response->putHeader("Location", "https://b.example" + request->getStartingLine().path.toString());
      return _return(response);
    }
  };

  // Silent: nobody starts it.
  class Unused : public HandlerCoroutine<Unused, ApiController> {
  public:
    using HandlerCoroutine::HandlerCoroutine;
    Action act() override {
      auto response = controller->createResponse(Status::CODE_302, "");
      response->putHeader("Location", "https://b.example" + request->getStartingLine().path.toString());
      return _return(response);
    }
  };
};
