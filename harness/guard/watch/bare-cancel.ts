/** A cancel in the guard's own name, as values of `cancelOrder`. */
export function bareCancel(orderId: number) {
  return { orderId, manualOrderCancelTime: '', extOperator: '', manualOrderIndicator: '' };
}
