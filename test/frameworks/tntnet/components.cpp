// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other,http-redirect-repeats-request,http-redirect-permanent-answer -- -std=c++17 -isystem %S/include

// Components of a site on tntnet 3, where redirect() sends 307 unless it is told
// to send 301: there is nothing to write 303 with, but a header and a status.

#include "tnt/tntnet.h"

struct Session {
  bool isInRole(const std::string &role) const;
  bool begin(const std::string &user, const std::string &password);
};
extern Session session;
struct Quotes {
  void add(const std::string &text);
};
extern Quotes quotes;

#define COMPONENT(NAME)                                                                            \
  class NAME : public tnt::Component {                                                             \
  public:                                                                                          \
    unsigned operator()(tnt::HttpRequest &request, tnt::HttpReply &reply,                          \
                        tnt::QueryParams &qparam) override;                                        \
  };                                                                                               \
  static tnt::ComponentFactoryImpl<NAME> factoryOf##NAME(#NAME)

COMPONENT(Login);
COMPONENT(Add);
COMPONENT(Edit);
COMPONENT(Upgrade);
COMPONENT(UpgradeHome);
COMPONENT(Moved);
COMPONENT(Page);

unsigned Login::operator()(tnt::HttpRequest &request, tnt::HttpReply &reply,
                           tnt::QueryParams &qparam) {
  if (!request.isMethodPOST())
    return tnt::DECLINED;
  if (!session.begin(qparam.arg<std::string>("user"), qparam.arg<std::string>("password"))) {
    reply.setHeader(tnt::httpheader::location, "/login?failed=1");
    return tnt::HTTP_FOUND;
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: POST gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: return tnt::HTTP_SEE_OTHER;
  }
  reply.setCookie("user", qparam.arg<std::string>("user"), 3600);
  return reply.redirect("/");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 307 by default after the work is done{{.*}} [http-redirect-repeats-request]
}

unsigned Add::operator()(tnt::HttpRequest &request, tnt::HttpReply &reply,
                         tnt::QueryParams &qparam) {
  if (request.getMethod() != "POST")
    return tnt::HTTP_METHOD_NOT_ALLOWED;
  quotes.add(qparam.param("quote"));
  return reply.redirectTemporary("/quotes");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 307 after the work is done{{.*}} [http-redirect-repeats-request]
}

// Silent: for whatever method, to a page.
unsigned Edit::operator()(tnt::HttpRequest &, tnt::HttpReply &reply, tnt::QueryParams &qparam) {
  if (!session.isInRole("user"))
    return reply.redirect("/access_denied");
  if (qparam.arg<bool>("save"))
    quotes.add(qparam.arg<std::string>("quote"));
  return tnt::DECLINED;
}

unsigned Upgrade::operator()(tnt::HttpRequest &request, tnt::HttpReply &reply, tnt::QueryParams &) {
  if (request.isSsl())
    return tnt::DECLINED;
  return reply.redirect(std::string("https://") + request.getHost() + request.getQuery(),
                        tnt::HttpReply::permanently);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
}

// Silent: to the front page there.
unsigned UpgradeHome::operator()(tnt::HttpRequest &request, tnt::HttpReply &reply,
                                 tnt::QueryParams &) {
  return reply.redirectPermantently(std::string("https://") + request.getHost() + "/");
}

// Silent: 307 sends on what was asked for.
unsigned Moved::operator()(tnt::HttpRequest &request, tnt::HttpReply &reply, tnt::QueryParams &) {
  return reply.redirect("https://b.example" + request.getUrl());
}

// Silent: nothing else than GET and HEAD gets there.
unsigned Page::operator()(tnt::HttpRequest &request, tnt::HttpReply &reply, tnt::QueryParams &) {
  if (!request.isMethodGET() && !request.isMethodHEAD())
    return tnt::HTTP_METHOD_NOT_ALLOWED;
  reply.setHeader("Location", request.getUrl() + "/");
  return tnt::HTTP_FOUND;
}
