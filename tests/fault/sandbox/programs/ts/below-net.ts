// Tries to get around whatever was done to Node's `net`, by what lies below it.
const [, , port] = process.argv;
const { TCP, TCPConnectWrap, constants } = Reflect.get(process, 'binding').call(process, 'tcp_wrap');
const request = new TCPConnectWrap();
request.oncomplete = (status: number) => {
  console.log(status === 0 ? `ESCAPED: reached port ${port}` : `held: libuv's error ${status}`);
  process.exit();
};
const status = new TCP(constants.SOCKET).connect(request, '127.0.0.1', Number(port));
if (status !== 0) console.log(`held: libuv's error ${status}`);
