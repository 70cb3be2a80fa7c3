// <mutex>, <atomic>, <coroutine>
#pragma once
#include "language.h"

namespace std {

class mutex {
public:
  void lock();
  void unlock();
};
template <class M> struct lock_guard {
  explicit lock_guard(M &);
  ~lock_guard();
};
template <class M> lock_guard(M &) -> lock_guard<M>;
struct once_flag {};
template <class F, class... A>
void call_once(once_flag &, F &&call, A &&...values) {
  call(values...);
}
template <class T> struct atomic {
  T value;
  T load() const noexcept;
  void store(T) noexcept;
  T operator++() noexcept;
  T operator++(int) noexcept;
  T operator=(T) noexcept;
  operator T() const noexcept;
};

#ifdef __cpp_impl_coroutine
template <class R, class... A> struct coroutine_traits {
  using promise_type = typename R::promise_type;
};
template <class P = void> struct coroutine_handle;
template <> struct coroutine_handle<void> {
  static coroutine_handle from_address(void *) noexcept;
  void *address() const noexcept;
  explicit operator bool() const noexcept;
  void resume() const;
  void destroy() const;
  bool done() const;
};
template <class P> struct coroutine_handle : coroutine_handle<> {
  static coroutine_handle from_address(void *) noexcept;
  static coroutine_handle from_promise(P &);
  P &promise() const;
};
coroutine_handle<> noop_coroutine() noexcept;
struct suspend_never {
  bool await_ready() const noexcept;
  void await_suspend(coroutine_handle<>) const noexcept;
  void await_resume() const noexcept;
};
struct suspend_always : suspend_never {};
#endif

} // namespace std
