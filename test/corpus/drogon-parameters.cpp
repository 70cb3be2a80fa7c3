// RUN: %check_redirects %s %t -- -isystem %S/../frameworks/drogon/include

// The parameters of a route are handed to the handler as arguments of its own.

#include <drogon/drogon.h>
using namespace drogon;

using Callback = std::function<void(const HttpResponsePtr &)>;

class Office : public HttpController<Office, false> {
public:
  METHOD_LIST_BEGIN
  ADD_METHOD_TO(Office::hidden, "/office/v1/cases/{1}", Get, Delete);
  ADD_METHOD_TO(Office::shown, "/office/v1/shown/{1}", Get);
  METHOD_LIST_END

  // Right to be silent: GET stays GET.
  void shown(const HttpRequestPtr &req, Callback &&cb, std::string id) {
    cb(HttpResponse::newRedirectionResponse("/office/v2/shown/" + id));
  }

  // Right to report: the case is to be deleted where it is now.
  void hidden(const HttpRequestPtr &req, Callback &&cb, std::string id) {
    cb(HttpResponse::newRedirectionResponse("/office/v2/cases/" + id,
                                            k301MovedPermanently));
    // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: DELETE gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: k308PermanentRedirect));
  }
};
