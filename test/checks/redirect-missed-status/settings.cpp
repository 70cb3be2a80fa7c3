// RUN: %check_redirects %s %t --checks http-redirect-missed-status --no-fix --option LibrarySettings=true -- -I%S/Inputs
// RUN: %clang-tidy -load=%plugin --checks=-*,http-redirect-missed-status %s -- -I%S/Inputs 2>/dev/null | count 0

// Libraries that follow by themselves: what their settings make of a method is
// told to who asks for it.

#include "libraries.h"

void post(CURL *handle, const char *form) {
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: POST is followed with GET on 301 and 302, without its body; CURLOPT_POSTREDIR can repeat it [http-redirect-missed-status]
  // CHECK-NOTES: :[[@LINE+1]]:3: note: sent by this client here
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, form);
  curl_easy_perform(handle);
}

// Who has decided has decided; and who doesn't follow, or doesn't post.
void postAll(CURL *handle, const char *form) {
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(handle, CURLOPT_POSTREDIR, CURL_REDIR_POST_ALL);
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, form);
}
void postOnce(CURL *handle, const char *form) {
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, form);
}
void postMaybe(CURL *handle, const char *form, bool follows) {
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, follows ? 1L : 0L);
  curl_easy_setopt(handle, CURLOPT_POST, 1L);
}
void get(CURL *handle) {
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(handle, CURLOPT_POST, 0L);
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, nullptr);
}
void two(CURL *first, CURL *second, const char *form) {
  curl_easy_setopt(first, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(second, CURLOPT_POSTFIELDS, form);
}

// A client whose functions share what they work with.
class Store {
public:
  Store() { curl_easy_setopt(handle_, CURLOPT_FOLLOWLOCATION, 1L); }
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: this method is sent again on each redirect, even 303; CURLFOLLOW_OBEYCODE asks as the status says [http-redirect-missed-status]
  void remove() { curl_easy_setopt(handle_, CURLOPT_CUSTOMREQUEST, "DELETE"); }
  // CHECK-NOTES: :[[@LINE-1]]:19: note: sent by this client here
  void put(const char *form) { curl_easy_setopt(handle_, CURLOPT_POSTFIELDS, form); }

private:
  CURL *handle_ = nullptr;
};
class Reader {
public:
  Reader() { curl_easy_setopt(handle_, CURLOPT_FOLLOWLOCATION, 1L); }
  void read() { curl_easy_setopt(handle_, CURLOPT_CUSTOMREQUEST, "GET"); }

private:
  CURL *handle_ = nullptr;
};
void obey(CURL *handle) {
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, CURLFOLLOW_OBEYCODE);
  curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, "DELETE");
}

// By a macro of the library's.
void postByMacro(CURL *handle) {
  curl_easy_set(handle, CURLOPT_FOLLOWLOCATION, 1L);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: POST is followed with GET on 301 and 302, without its body; CURLOPT_POSTREDIR can repeat it [http-redirect-missed-status]
  // CHECK-NOTES: :[[@LINE+1]]:3: note: sent by this client here
  curl_easy_set(handle, CURLOPT_POST, 1L);
}
