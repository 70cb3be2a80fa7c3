// RUN: %check_redirects %s %t --checks 'http-redirect-*' -- -I %S/Inputs
// RUN: %check_redirects %s %t --suffix=OFF --checks 'http-redirect-*' --option Heuristics=false -- -I %S/Inputs

// A framework of controllers that no model describes: handlers are members that
// return their response.

#include "controllers.h"
using namespace harbor;

// CHECK-NO-MESSAGES-OFF

class Orders {
public:
  HttpResponse save(const HttpRequest &request);
  HttpResponse moved(const HttpRequest &request);
  HttpResponse show(const HttpRequest &request);
  HttpResponse tested(const HttpRequest &request);
  HttpResponse finished(const HttpRequest &request);

private:
  std::map<std::string, std::string> orders;
};

HttpResponse Orders::save(const HttpRequest &request) {
  orders.insert({"text", request.form.at("text")});
  HttpResponse response;
  response.setStatus(Status::Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
  // CHECK-FIXES: response.setStatus(Status::SeeOther);
  response.headers["Location"] = "/orders";
  return response;
}

HttpResponse Orders::moved(const HttpRequest &request) {
  return HttpResponse::redirect("https://new.example" + request.url,
                                Status::Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: PUT and DELETE get a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: Status::TemporaryRedirect);
}

HttpResponse Orders::show(const HttpRequest &request) {
  HttpResponse response(Status::MovedPermanently);
  response.headers["Location"] = "https://new.example" + request.url;
  return response;
}

HttpResponse Orders::tested(const HttpRequest &request) {
  if (request.verb == Verb::Get)
    return HttpResponse::redirect("/v2" + request.url, Status::Found);
  // 308 has no name here, and a number is none.
  HttpResponse response(Status::MovedPermanently);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: POST gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
  response.headers["Location"] = "/v2" + request.url;
  return response;
}

HttpResponse Orders::finished(const HttpRequest &request) {
  orders.clear();
  return HttpResponse::redirect("/orders", Status::SeeOther);
}

void serve(Router &router) {
  router.add("POST", "/orders", &Orders::save);
  router.add("PUT", "/order", &Orders::moved);
  router.add("DELETE", "/order", &Orders::moved);
  router.add("GET", "/order", &Orders::show);
  router.add("POST", "/order", &Orders::tested);
  router.add("POST", "/all", &Orders::finished);
}
